package org.commonweal.web;

/// One door of the desk.
///
/// @param method GET or POST, a GET route answering HEAD too; or ANY for [Programs]
/// @param path the pattern, such as `/requests/{number}` or `/record/tile/{rest...}`
/// @param access who may call it
/// @param files whether its form may carry files
public record Route(String method, String path, Access access, boolean files) {
    /// Whether calling it may change something.
    ///
    /// @return false for GET
    public boolean changes() {
        return !method.equals("GET");
    }
}
