package org.commonweal;

/// The program's entry: one verb a call.
public final class Commonweal {
    private Commonweal() {}

    /// Runs the verb named first on the command line.
    ///
    /// @param args the verb and its options
    public static void main(String[] args) {
        System.out.println("commonweal " + String.join(" ", args));
    }
}
