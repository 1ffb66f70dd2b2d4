package org.commonweal.config;

/// One mistake in a town's files, or one thing worth knowing about them.
///
/// @param file as the town file names it; `town.toml` for that itself
/// @param line where it is, from 1
/// @param sentence what is wrong and, where it can be said, what would be right
public record Problem(String file, int line, String sentence) {
    /// The problem as it is printed: `town.toml, line 12: ...`.
    @Override
    public String toString() {
        return file + ", line " + line + ": " + sentence;
    }
}
