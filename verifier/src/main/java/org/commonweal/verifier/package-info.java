/// The public record's format, and the checks anyone can make of it from published bytes alone.
@NullMarked
package org.commonweal.verifier;

import org.jspecify.annotations.NullMarked;
