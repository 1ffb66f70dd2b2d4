package org.commonweal.town;

import java.util.List;
import java.util.Map;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.record.Record;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.verifier.Register;

/// Opens the desk of the stories: its first words and registers on the record.
final class TownRegisters {
    private TownRegisters() {}

    static Services publish(Store store, Record record, Catalogue offered, Places places) {
        var services = new Services(store, record);
        store.change(tx -> {
            record.openDesk(tx, "Alderhaven");
            var none = Map.<String, Object>of();
            services.publish(tx, offered);
            record.publishRegister(
                    tx,
                    Register.AGENCIES,
                    places.agencies().stream().map(Agency::code).toList(),
                    none);
            record.publishRegister(
                    tx,
                    Register.AREAS,
                    places.areas("ward").stream().map(Area::ref).toList(),
                    none);
            record.publishRegister(tx, Register.ROUTING, List.of(), none);
        });
        return services;
    }
}
