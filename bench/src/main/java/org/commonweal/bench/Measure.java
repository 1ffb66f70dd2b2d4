package org.commonweal.bench;

/// One thing that is measured.
interface Measure {
    /// The name on the command line.
    String name();

    /// What it compares, in a line.
    String about();

    /// Measures and prints.
    ///
    /// @param options of this run
    /// @throws Exception whatever stopped it; said in the output, and the others go on
    void run(Options options) throws Exception;
}
