package org.commonweal.post;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.store.Row;
import org.commonweal.store.Store;

/// Keeps what would have been sent, secrets and all: only in an invented town, whose letters
/// everybody may read.
final class Letterbox implements Carrier, Carrier.Line, TextCarrier {
    private static final int KEPT = 500;

    private final Store store;
    private final LetterHtml html = new LetterHtml();

    Letterbox(Store store) {
        this.store = store;
    }

    /// A letter as it lies there.
    ///
    /// @param html empty for a text message
    /// @param language BCP 47 tag; empty for one that was kept before it was noted
    /// @param parts of a text message; 0 for a letter
    record Kept(
            long id,
            String to,
            String subject,
            String plain,
            String html,
            String language,
            Instant at,
            int parts) {}

    @Override
    public Line open() {
        return this;
    }

    @Override
    public Handed hand(Envelope envelope) {
        var letter = envelope.letter();
        var marked = html.render(letter);
        return keep(
                envelope.message(),
                new Kept(
                        0,
                        envelope.to(),
                        letter.subject(),
                        letter.plain(),
                        marked,
                        letter.lang(),
                        envelope.at(),
                        0));
    }

    @Override
    public Handed hand(TextMessage message) {
        return keep(
                message.id(),
                new Kept(
                        0,
                        message.to(),
                        "",
                        message.text(),
                        "",
                        message.lang(),
                        message.at(),
                        TextParts.of(message.text()).parts()));
    }

    private Handed keep(String name, Kept kept) {
        store.change(tx -> {
            tx.sql(
                            "insert into post_letters (message, recipient, subject, plain, html, language, at, parts) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .with(
                            name,
                            kept.to,
                            kept.subject,
                            kept.plain,
                            kept.html,
                            kept.language,
                            kept.at,
                            kept.parts)
                    .run();
            tx.sql("delete from post_letters where id <= (select max(id) from post_letters) - ?")
                    .with(KEPT)
                    .run();
        });
        return new Handed.Taken();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    List<Kept> newest(int limit) {
        return store.read(tx ->
                tx.sql(
                                "select id, recipient, subject, plain, html, language, at, parts from post_letters order by id desc limit ?")
                        .with(limit)
                        .list(Letterbox::kept));
    }

    Optional<Kept> find(long id) {
        return store.read(tx ->
                tx.sql(
                                "select id, recipient, subject, plain, html, language, at, parts from post_letters where id = ?")
                        .with(id)
                        .one(Letterbox::kept));
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(
                row.number("id"),
                row.text("recipient"),
                row.text("subject"),
                row.text("plain"),
                row.text("html"),
                row.text("language"),
                row.instant("at"),
                (int) row.number("parts"));
    }
}
