package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Taken;
import org.commonweal.places.Place;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was hidden is gone from every way in which anybody reads the desk, and is back in each when
/// it is shown again. Every way is read before, so that whatever is kept in memory is kept by then.
abstract class HiddenStories {
    private static final String NAMED = "Lowquist";
    private static final String BEHIND = "behind Vandermeer's barn";
    private static final String LANE = "Quagmire side";
    private static final String LATER = "Zenobia";
    private static final List<String> SECRETS = List.of(NAMED, "Vandermeer", LANE, LATER);
    private static final Pattern LETTER = Pattern.compile("href=\"(/letterbox/\\d+)\"");

    private static final String CLUSTERS = "/requests/clusters.geojson?box=-180,-90,180,90&zoom=20";

    /// Where the words of a request are read, with what is there.
    private static final Map<String, List<String>> READ =
            Map.ofEntries(
                    Map.entry("/", List.of(NAMED)),
                    Map.entry("/requests", List.of(NAMED, "Vandermeer")),
                    Map.entry("/requests?view=map", List.of("/requests/")),
                    Map.entry(CLUSTERS, List.of("Vandermeer")),
                    Map.entry("/requests?q=rectory", List.of(NAMED)),
                    Map.entry("/services/pothole", List.of(NAMED)),
                    Map.entry("/feed", List.of(NAMED)),
                    Map.entry("/feed?service=pothole", List.of(NAMED)),
                    Map.entry("/open311/v2/requests.json", List.of(NAMED, "Vandermeer")),
                    Map.entry("/open311/v2/requests.xml", List.of(NAMED, "Vandermeer")),
                    Map.entry("/open311/v2/requests.json?extensions=true", List.of(NAMED, LANE)),
                    Map.entry("/open311/v2/servicerequestupdates.json", List.of(LATER)),
                    Map.entry("/open311/v2/servicerequestupdates.xml", List.of(LATER)),
                    Map.entry("/data/requests.csv", List.of(NAMED, "Vandermeer", LANE)),
                    Map.entry("/data/requests.jsonl", List.of(NAMED, "Vandermeer", LANE)),
                    Map.entry("/data/requests.geojson", List.of(NAMED, "Vandermeer", LANE)),
                    Map.entry("/data/changes.json", List.of(NAMED, "Vandermeer", LANE)),
                    Map.entry("/record/openings/000", List.of(NAMED, "Vandermeer", LANE, LATER)));

    @TempDir Path folder;
    private ClerkTown town;
    private Browser cleo;
    private PhotoId face;
    private Place street;
    private String digits = "";
    private String ward = "";

    abstract String where(Path folder);

    @BeforeEach
    void open() throws IOException {
        town = new ClerkTown(where(folder), folder);
        cleo = town.signedIn("cleo");
        face = photo();
        asked();
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private PhotoId photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", bytes);
        var taken =
                town.house.photos().take(new ByteArrayInputStream(bytes.toByteArray()), "a.png");
        return ((Taken.Kept) taken).photo().id();
    }

    private void asked() {
        var places = town.house.places();
        var area = places.areas(places.askedKind().code()).getFirst();
        ward = area.path();
        street = places.streetsIn(area).getFirst();
        var ask =
                Ask.of("pothole", "A hole by the rectory; " + NAMED + " dug it.")
                        .at(street.label() + ", " + BEHIND, street.point())
                        .answering(Map.of("depth", List.of("deep"), "lane", List.of(LANE)))
                        .with(List.of(face))
                        .from(new Ask.Contact("Ada Quill", "ada@home.example", "", ""));
        var held =
                (Asked.Accepted)
                        town.house.requests().ask(new Actor.Asker(Actor.Proof.SESSION), ask);
        digits = held.number().digits();
        town.tells(
                "hana", digits, new RequestCommand.Note("Ask for " + LATER + ".", List.of(), ""));
    }

    private Map<String, List<String>> ways() {
        var ways = new TreeMap<>(READ);
        ways.put("/requests/" + digits, List.of(NAMED, "Vandermeer", LANE, LATER, face.sha256()));
        ways.put("/feed?request=" + digits, List.of(NAMED, LATER));
        ways.put("/open311/v2/requests/" + digits + ".json", List.of(NAMED, face.sha256()));
        ways.put("/open311/v2/requests/" + digits + ".xml", List.of(NAMED, face.sha256()));
        ways.put(ward, List.of(NAMED));
        return ways;
    }

    private void everywhere(boolean there) {
        assertThat(town.house.record().awaitFollowers(Duration.ofSeconds(20))).isTrue();
        var anybody = town.anybody();
        ways().forEach((path, said) -> {
            var page = anybody.reads(path);
            if (there) {
                assertThat(page).as(path).contains(said);
            } else {
                assertThat(page).as(path).doesNotContain(SECRETS);
                assertThat(page).as(path).doesNotContain(face.sha256());
            }
        });
        for (var photo : List.of(".jpg", "/small.jpg")) {
            assertThat(anybody.get("/photos/" + face.sha256() + photo).statusCode())
                    .isEqualTo(there ? 200 : 404);
        }
        var link = "href=\"/requests/" + digits + "\"";
        for (var word : List.of(NAMED, "Vandermeer")) {
            var found = anybody.reads("/requests?q=" + word);
            assertThat(found.contains(link)).as(word).isEqualTo(there);
        }
        assertThat(known().contains("/requests/" + digits)).isEqualTo(there);
    }

    /// What somebody is shown who asks for something alike at the same place.
    private String known() {
        var asker = town.anybody();
        var questions = asker.goes("/ask", "service", "pothole");
        var draft = questions.substring(0, questions.lastIndexOf('/'));
        asker.goes(draft + "/questions", "answers.depth", "deep");
        var point = street.point();
        asker.goes(
                draft + "/where",
                "place",
                "",
                "lat",
                Double.toString(point.lat()),
                "lon",
                Double.toString(point.lon()));
        asker.post(draft + "/words", "words", "A hole by the rectory");
        return asker.reads(draft + "/known");
    }

    private int dump() {
        return town.anybody().get("/data/dumps/2026-03-03/requests.csv.gz").statusCode();
    }

    private String letters(int from) {
        var all = new ArrayList<String>();
        var list = town.letters();
        for (var letter = LETTER.matcher(list); letter.find(); ) {
            all.add(letter.group(1));
        }
        var text = new StringBuilder();
        // The newest stand first.
        all.subList(0, all.size() - from).forEach(path -> text.append(town.anybody().reads(path)));
        return text.toString();
    }

    private int lettersNow() {
        return (int) LETTER.matcher(town.letters()).results().count();
    }

    private void hides(int step, String field) {
        cleo.sends(
                "/desk/requests/" + digits + "/hide/" + step + "/" + field,
                "ground",
                "person",
                "much",
                "all");
    }

    private int noted() {
        return town.view(digits).steps().stream()
                .filter(step -> step.event().equals("request.noted/1"))
                .findFirst()
                .orElseThrow()
                .step();
    }

    @Test
    void what_is_hidden_is_gone_from_wherever_anybody_reads_and_comes_back_when_it_is_shown() {
        town.house.dumps().work();
        everywhere(true);
        assertThat(dump()).isEqualTo(200);
        int before = lettersNow();
        assertThat(letters(0)).contains(NAMED, LATER);

        var fields = List.of("words", "place", "point", "answers", "photos");
        fields.forEach(field -> hides(0, field));
        hides(noted(), "words");
        everywhere(false);
        assertThat(dump()).isEqualTo(410);
        var page = town.anybody().reads("/requests/" + digits);
        assertThat(page).contains("Hidden: it showed a person.");
        town.tells("hana", digits, new RequestCommand.ReportDone("Filled.", List.of()));
        assertThat(letters(before)).contains("Filled.").doesNotContain(SECRETS);

        assertThat(cleo.reads("/desk/requests/" + digits + "/hide/0/words")).contains(NAMED);
        var hana = town.signedIn("hana");
        assertThat(hana.reads("/desk/requests/" + digits))
                .contains("Hidden from everybody else")
                .contains(NAMED, "Vandermeer", LANE, LATER);
        var own = "/desk/requests/" + digits + "/photos/" + face.sha256() + "/small.jpg";
        assertThat(hana.get(own).statusCode()).isEqualTo(200);
        assertThat(cleo.get(own).statusCode()).isEqualTo(200);
        assertThat(town.anybody().get(own).statusCode()).isEqualTo(303);

        fields.forEach(field -> cleo.sends("/desk/requests/" + digits + "/show/0/" + field));
        cleo.sends("/desk/requests/" + digits + "/show/" + noted() + "/words");
        everywhere(true);
        town.now.turn(Duration.ofDays(1));
        town.house.dumps().work();
        assertThat(dump()).isEqualTo(410);
    }
}
