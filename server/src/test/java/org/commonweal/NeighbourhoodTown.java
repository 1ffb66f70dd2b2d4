package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.outside.Chance;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.places.Area;
import org.commonweal.places.Atlas;
import org.commonweal.places.Place;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.Verdict;
import org.commonweal.town.PageText;
import org.commonweal.town.TownAudit;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;

/// Alderhaven's whole desk, served, over either store, with a clock that is turned: a street in the
/// ward Harbour, somebody who asks there, and somebody who mends.
final class NeighbourhoodTown implements AutoCloseable {
    static final String WORDS = "The hole swallowed a shoe <b>again</b>.";
    static final String NAME = "Ada Quill";
    static final String EMAIL = "ada@home.example";

    final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    final Place street;
    final Area ward;
    final Area quarter;
    House house;
    private final String where;
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private Web web;

    NeighbourhoodTown(String where, Path folder) {
        this.where = where;
        this.folder = folder;
        house = House.open(town(List.of()), where, folder, now, Chance.seeded(170));
        house.people()
                .add("hana", "Hana", Role.HANDLER, Optional.of("streets"), "over the hills 17");
        house.people().add("ina", "Ina", Role.HANDLER, Optional.of("streets"), "over the hills 18");
        ward = house.places().area("ward:harbour").orElseThrow();
        street =
                house.places().streetsIn(ward).stream()
                        .filter(each -> house.places().areasAt(each.point()).size() == 2)
                        .filter(each -> house.places().areasAt(each.point()).contains(ward))
                        .findFirst()
                        .orElseThrow();
        quarter = house.places().areasAt(street.point()).getLast();
        web = served();
    }

    private Web served() {
        var settings = WebSettings.local("Alderhaven", 0, house.town().zone(), folder.resolve("s"));
        return house.serve(settings);
    }

    /// The town as its file says, with other areas where some are named.
    static Town town(List<Area> areas) {
        var own = ((TownReading.Sound) TownFile.builtIn("alderhaven")).town();
        var atlas = own.atlas();
        return new Town(
                own.name(),
                own.jurisdiction(),
                own.origin(),
                own.zone(),
                own.languages(),
                own.invented(),
                own.address(),
                own.emergency(),
                own.contact(),
                own.windows(),
                own.programs(),
                own.dumpDays(),
                own.catalogue(),
                areas.isEmpty()
                        ? atlas
                        : new Atlas(
                                atlas.agencies(),
                                atlas.kinds(),
                                atlas.askedKind(),
                                areas,
                                atlas.routing(),
                                atlas.layers(),
                                atlas.centre(),
                                atlas.credit(),
                                atlas.appeals(),
                                atlas.tiles()),
                own.mail(),
                own.texts(),
                own.personal());
    }

    /// Stops the desk and opens it on the same store with areas drawn otherwise.
    void redrawn(List<Area> areas) {
        web.close();
        house.close();
        house = House.open(town(areas), where, folder, now, Chance.seeded(171));
        web = served();
    }

    private Actor.Staff staff(String name) {
        return house.people().list().stream()
                .filter(member -> member.signInName().equals(name))
                .map(m -> new Actor.Staff(m.id(), m.name(), m.role(), m.agency()))
                .findFirst()
                .orElseThrow();
    }

    Asked.Accepted asks(String service) {
        var answers =
                service.equals("pothole")
                        ? Map.of("depth", List.of("deep"))
                        : Map.<String, List<String>>of();
        var ask =
                Ask.of(service, WORDS)
                        .at(street.label(), street.point())
                        .answering(answers)
                        .from(new Ask.Contact(NAME, EMAIL, "", "Ring twice"));
        return (Asked.Accepted) house.requests().ask(new Actor.Asker(Actor.Proof.SESSION), ask);
    }

    void reports(Asked.Accepted asked) {
        reports(asked, "hana");
    }

    void reports(Asked.Accepted asked, String by) {
        var done = new RequestCommand.ReportDone("It is filled.", List.of());
        assertThat(house.requests().tell(staff(by), asked.number(), done))
                .isInstanceOf(Outcome.Done.class);
    }

    void judges(Asked.Accepted asked, Verdict verdict) {
        tells(asked, new RequestCommand.Judge(verdict, 0, ""));
    }

    void tells(Asked.Accepted asked, RequestCommand command) {
        assertThat(house.requests().tell(new AskerKey.Link(asked.link()), command))
                .isInstanceOf(Outcome.Done.class);
    }

    void days(int days) {
        now.turn(Duration.ofDays(days));
        house.requests().tick();
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a page says, as plain lines.
    String says(String path) {
        var page = get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return PageText.of(page.body());
    }

    /// What every page about an area or a service says that anything has happened in.
    List<String> everything() {
        var said = new ArrayList<String>();
        for (var path :
                List.of(ward.path(), quarter.path(), "/services/pothole", "/services/noise")) {
            said.add(says(path));
        }
        return said;
    }

    void audit() {
        TownAudit.audit(house.record(), folder.resolve("served-" + now.now().getEpochSecond()));
    }

    @Override
    public void close() {
        web.close();
        house.close();
    }
}
