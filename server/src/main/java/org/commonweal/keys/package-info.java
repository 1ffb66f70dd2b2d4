/// The keys of other programs: by which a program that files requests is known, limited and turned
/// away again.
///
/// Door: [Keys]. Keys are made and revoked on the command line.
///
/// Events: none; which program filed a request is nobody's public business beyond the channel it
/// names.
///
/// Tables: `keys_given`.
@NullMarked
package org.commonweal.keys;

import org.jspecify.annotations.NullMarked;
