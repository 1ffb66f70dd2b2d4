/// Stories told with a real browser against a real server in the invented town.
///
/// A [Browser] is Debian's headless Chromium, with script on or off; where it is not installed a
/// story says plainly that it was not run. Every story ends in an audit of the record by the
/// verifier, from what is served.
@NullMarked
package org.commonweal.journeys;

import org.jspecify.annotations.NullMarked;
