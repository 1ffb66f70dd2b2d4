package org.commonweal.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;

/// A resident at a browser: asks for things, keeps what the receipt says, and judges.
final class Resident {
    private final Browser browser;

    Resident(Browser browser) {
        this.browser = browser;
    }

    /// What the receipt page shows once.
    ///
    /// @param number the request's number as it is spoken
    /// @param link path of the private link
    record Kept(String number, String code, String link) {
        /// The number as paths have it.
        String digits() {
            return number.replaceAll("[^0-9]", "");
        }
    }

    /// From the front page to the page of questions about a pothole.
    void beginsPothole() {
        browser.open("/");
        browser.press("Ask for something");
        browser.follow("Pothole");
        browser.press("Start");
    }

    /// Answers what is asked about a pothole.
    void answersPothole() {
        browser.choose("answers.depth", "deep");
        browser.type("answers.lane", "Left, before the bakery");
        browser.press("Continue");
    }

    /// Names a street, and says which is meant when there are several.
    void names(String street) {
        browser.type("place", street);
        browser.press("Continue");
        if (browser.path().endsWith("/where")) {
            var first = browser.all("input[name='choice']").getFirst();
            browser.choose("choice", String.valueOf(first.getAttribute("value")));
            browser.press("Continue");
        }
    }

    /// Finds the place through the lists of areas and streets.
    void choosesFromLists() {
        browser.follow("Choose from lists");
        browser.all("main .names a").getFirst().click();
        browser.until(
                "the streets of the area", () -> !browser.all("select[name='street']").isEmpty());
        browser.all("select[name='street'] option").get(1).click();
        browser.type("place", "by the bus stop");
        browser.press("Continue");
    }

    /// Says what it is, with a photo.
    void describes(String words, Path photo) {
        browser.type("words", words);
        browser.attach("photos", photo);
        browser.press("Add and stay here");
        browser.until("the photo is kept", () -> browser.all("ul.photos img").size() == 1);
        goesOn();
    }

    /// Says what it is, in words alone.
    void describes(String words) {
        browser.type("words", words);
        goesOn();
    }

    /// Leaves the words, and what others have asked close by when there is any: it is none of
    /// these.
    void goesOn() {
        browser.press("Continue");
        if (browser.path().endsWith("/known")) {
            browser.press("None of these");
        }
    }

    /// Leaves an address to write to.
    void leaves(String email) {
        browser.type("email", email);
        browser.press("Continue");
    }

    /// Sends what was checked, and keeps what the receipt says.
    Kept sends() {
        browser.press("Send it");
        if (browser.path().endsWith("/send")) {
            waits();
            browser.press("Send it");
        }
        assertThat(browser.path()).endsWith("/receipt");
        var link = String.valueOf(browser.one("[data-link]").getAttribute("href"));
        return new Kept(
                browser.one("[data-number]").getText(),
                browser.one("[data-code]").getText(),
                link.replaceFirst("^https?://[^/]+", ""));
    }

    // The stories share an address: the desk asks who sends much to wait, and says how long.
    private void waits() {
        var seconds = browser.one(".wait").getText().replaceAll("[^0-9]+", "");
        assertThat(seconds).matches("[0-9]{1,2}");
        try {
            Thread.sleep(Duration.ofSeconds(Long.parseLong(seconds) + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to send", e);
        }
    }

    /// Asks for a pothole to be filled, in one go.
    Kept asks(String words) {
        beginsPothole();
        answersPothole();
        names("Market Street");
        describes(words);
        browser.press("Continue");
        return sends();
    }

    /// Asks for what no rule gives to an agency, and says no place.
    Kept asksSomethingElse(String words) {
        browser.open("/ask");
        browser.follow("Something else");
        browser.press("Start");
        if (browser.path().endsWith("/questions")) {
            browser.press("Continue");
        }
        browser.press("I cannot say where");
        describes(words);
        browser.press("Continue");
        return sends();
    }

    /// Comes to the own request by its number and code.
    void enters(Kept kept) {
        browser.open("/find");
        browser.type("number", kept.number());
        browser.type("code", kept.code());
        browser.press("Find");
        assertThat(browser.path()).isEqualTo("/yours");
    }

    /// Opens the private link, taps one answer there and records it.
    ///
    /// @param tapped how the link with the answer begins
    void judges(Kept kept, String tapped, String words) {
        browser.open(kept.link());
        browser.press(tapped);
        browser.type("words", words);
        browser.press("Record my verdict");
        assertThat(browser.path()).endsWith("/recorded");
    }

    /// A drawn photo of some size.
    static Path photo(Path folder) throws IOException {
        var picture = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(0x8a8f94));
        pen.fillRect(0, 0, 1200, 900);
        pen.setColor(new Color(0x2b2d30));
        pen.fillOval(350, 400, 500, 240);
        pen.dispose();
        var file = folder.resolve("pothole.jpg");
        Files.createDirectories(folder);
        ImageIO.write(picture, "jpg", file.toFile());
        return file;
    }
}
