package org.commonweal.web;

/// One door of the desk.
///
/// @param method GET or POST; a GET route answers HEAD too
/// @param path the pattern, such as `/requests/{number}` or `/record/tile/{rest...}`
/// @param access who may call it
/// @param files whether its form may carry files
public record Route(String method, String path, Access access, boolean files) {
    /// Whether calling it may change something.
    ///
    /// @return true for POST
    public boolean changes() {
        return method.equals("POST");
    }
}
