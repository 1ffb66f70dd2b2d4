/// Measures the desk: every figure is a ratio of two sides that were measured in turns, in one run,
/// on one machine.
///
/// The door is [Bench]. Each [Measure] prints one [Table]. Nothing here is part of the program that
/// is served, and nothing here is a test: a machine that is busy with other work gives wider
/// ratios, not failures.
@NullMarked
package org.commonweal.bench;

import org.jspecify.annotations.NullMarked;
