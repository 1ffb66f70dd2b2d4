package org.commonweal.people;

import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.store.Store;

/// Staff whose passwords cost next to nothing to hash, for tests of what stands on them.
public final class CheapPeople {
    private CheapPeople() {}

    /// As [People], but for the cost of a password.
    public static People open(Store store, Now now, Chance chance) {
        return new People(store, now, new Ids(chance), Passwords.cheap(chance));
    }
}
