package org.commonweal.people;

import org.commonweal.store.FreshStores;

class PostgresPeopleTest extends PeopleContract {
    @Override
    String fresh() {
        return FreshStores.postgres();
    }
}
