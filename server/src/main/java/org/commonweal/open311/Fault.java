package org.commonweal.open311;

/// One thing that is wrong with what a client sent.
///
/// @param status the HTTP status that says it best
/// @param words shown to the client's user; begins with the parameter's name where there is one
record Fault(int status, String words) {}
