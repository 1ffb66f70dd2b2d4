package org.commonweal.record;

import java.util.Optional;

/// How a follower is doing.
///
/// @param name as it was given
/// @param position the number of the entry it waits for
/// @param behind how many entries it has not taken yet
/// @param trouble why it is trying again; empty when all is well
public record FollowerStatus(String name, long position, long behind, Optional<String> trouble) {}
