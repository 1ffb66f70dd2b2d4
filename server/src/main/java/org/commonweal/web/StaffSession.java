package org.commonweal.web;

/// A member of staff, signed in.
///
/// @param id the staff id in the `people` room
/// @param name as shown on the desk
/// @param role in lower case: handler, lead, clerk or administrator
/// @param agency the code of the agency they work for; empty for none
/// @param csrf the session's form token, at least 128 random bits; every form they send carries it
public record StaffSession(long id, String name, String role, String agency, String csrf) {}
