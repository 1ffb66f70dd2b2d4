package org.commonweal.requests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.Outcome.Because;

/// Whether what a command says can be taken: words, reasons, numbers. Who and when is not asked
/// here.
final class Content {
    /// The most characters (code points) of any words.
    static final int MOST_WORDS = 4000;

    /// The most characters of one line: a place, a name, who is in charge instead.
    static final int MOST_LINE = 300;

    /// The most photos of one entry.
    static final int MOST_PHOTOS = 10;

    private Content() {}

    static Optional<Because> of(RequestCommand command, Facts facts) {
        return switch (command) {
            case RequestCommand.Route c ->
                    when(!facts.agencies().contains(c.agency()), Because.AGENCY_UNKNOWN);
            case RequestCommand.Note c ->
                    when(c.words().isEmpty() && c.note().isEmpty(), Because.WORDS_NEEDED)
                            .or(() -> words(c.words()))
                            .or(() -> words(c.note()))
                            .or(() -> photos(c.photos()));
            case RequestCommand.Add c ->
                    when(c.words().isEmpty() && c.photos().isEmpty(), Because.WORDS_NEEDED)
                            .or(() -> words(c.words()))
                            .or(() -> photos(c.photos()));
            case RequestCommand.Start c -> words(c.words());
            case RequestCommand.Move c ->
                    reason("move", c.reason(), facts).or(() -> words(c.words()));
            case RequestCommand.Pause c ->
                    reason("pause", c.reason(), facts).or(() -> words(c.words()));
            case RequestCommand.ReportDone c -> needed(c.words()).or(() -> photos(c.photos()));
            case RequestCommand.Refuse c ->
                    reason("refuse", c.reason(), facts)
                            .or(() -> needed(c.words()))
                            .or(() -> when(c.nextOwner().isEmpty(), Because.NEXT_OWNER_NEEDED))
                            .or(() -> line(c.nextOwner()));
            case RequestCommand.Appeal c -> words(c.words());
            case RequestCommand.DecideAppeal c -> needed(c.words());
            case RequestCommand.Judge c ->
                    when(c.content() < 0 || c.content() > 5, Because.CONTENT_RANGE)
                            .or(() -> words(c.words()));
            case RequestCommand.Reopen c -> words(c.words());
            case RequestCommand.Withdraw c -> words(c.words());
            case RequestCommand.Take _,
                    RequestCommand.Resume _,
                    RequestCommand.AcceptRefusal _,
                    RequestCommand.Undo _,
                    RequestCommand.Tick _ ->
                    Optional.empty();
        };
    }

    /// Several lines: not too many, and readable.
    static Optional<Because> words(String words) {
        return limited(words, MOST_WORDS);
    }

    /// One line: not too long, and readable.
    static Optional<Because> line(String line) {
        return limited(line, MOST_LINE)
                .or(() -> when(line.indexOf('\n') >= 0, Because.WORDS_UNREADABLE));
    }

    static Optional<Because> photos(List<PhotoId> photos) {
        return when(photos.size() > MOST_PHOTOS, Because.TOO_MANY_PHOTOS);
    }

    /// Line ends as the record keeps them: one line feed, whatever a browser sent.
    static String lines(String words) {
        return words.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /// Text from outside made fit to be shown again.
    static String readable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && !isNoCharacter(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static Optional<Because> limited(String words, int most) {
        if (words.codePointCount(0, words.length()) > most) {
            return Optional.of(Because.WORDS_TOO_LONG);
        }
        boolean control = words.codePoints().anyMatch(Content::unreadable);
        return when(
                control || !StandardCharsets.UTF_8.newEncoder().canEncode(words),
                Because.WORDS_UNREADABLE);
    }

    private static boolean unreadable(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                || isNoCharacter(c);
    }

    // The last two of each plane are no characters for ever (Unicode, section 23.7), and XML has no
    // way to write U+FFFE and U+FFFF: one in somebody's words would break every feed they are in.
    private static boolean isNoCharacter(int c) {
        return (c & 0xfffe) == 0xfffe;
    }

    private static Optional<Because> needed(String words) {
        return Stream.of(words)
                .filter(String::isEmpty)
                .map(_ -> Because.WORDS_NEEDED)
                .findFirst()
                .or(() -> words(words));
    }

    private static Optional<Because> reason(String kind, String code, Facts facts) {
        return when(!facts.reasons().contains(kind + ":" + code), Because.REASON_UNKNOWN);
    }

    private static Optional<Because> when(boolean barred, Because because) {
        return barred ? Optional.of(because) : Optional.empty();
    }
}
