/// Personal data in words that everybody will read: telephone numbers, e-mail addresses, number
/// plates and identity numbers, pointed out before the words are sent. Doors: [PersonalData], which
/// finds, and [Pointing], which asks on a form.
///
/// It only points. Nothing is refused, counted by person, or kept: what is taken out was never
/// anywhere but in the form or the draft it came from. How such numbers look in a country stands in
/// `countries.properties`; a town adds its own patterns in its file.
///
/// Events: none. Tables: none.
@NullMarked
package org.commonweal.personal;

import org.jspecify.annotations.NullMarked;
