/// Imports tried on small written files and, where it lies beside the repository, on a real city's
/// export.
@NullMarked
package org.commonweal.imports;

import org.jspecify.annotations.NullMarked;
