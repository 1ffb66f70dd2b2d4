/// What can be asked for, and what is promised when it is: services with their questions,
/// calendars, standards and the public lists of reasons.
///
/// Door: `Services`. Everything else public here is a value: immutable, equal by content, and
/// refused at construction with an [IllegalArgumentException] whose message is a sentence an
/// operator can act on.
///
/// Events: `register.published/1` for the registers `services`, `calendars` and `reasons`, appended
/// by the record when the town's definitions have changed.
///
/// Tables: none. The record keeps every published version, and old ones are read back from there.
@NullMarked
package org.commonweal.services;

import org.jspecify.annotations.NullMarked;
