package org.commonweal.post;

import org.commonweal.store.Store;
import org.commonweal.web.Routes;
import org.jspecify.annotations.Nullable;

/// The door of the room. Safe for any thread; what [#open] gives is one thread's.
public final class Post {
    private final MailSettings settings;
    private final TextNumbers numbers;
    private final @Nullable Letterbox letterbox;
    private final @Nullable Carrier carrier;
    private final @Nullable TextCarrier texts;

    /// A post without text messages.
    public Post(Store store, MailSettings settings, boolean invented) {
        this(store, settings, TextSettings.NONE, invented);
    }

    /// @param store keeps an invented town's letters
    /// @param invented whether the letterbox takes what no mail server and no gateway does
    public Post(Store store, MailSettings mail, TextSettings text, boolean invented) {
        settings = mail;
        numbers = new TextNumbers(text);
        var box = new Letterbox(store);
        carrier =
                mail.server().isPresent()
                        ? new SmtpPost(mail, mail.server().get())
                        : invented ? box : null;
        texts =
                text.gateway().isPresent()
                        ? new TextGateway(text.gateway().get())
                        : invented && text.offered() ? box : null;
        letterbox = carrier == box || texts == box ? box : null;
    }

    /// Whether messages go anywhere: to a mail server, or into an invented town's letterbox.
    public boolean sends() {
        return carrier != null;
    }

    /// Whether text messages do.
    public boolean sendsTexts() {
        return texts != null;
    }

    /// Which numbers take text messages.
    public TextNumbers numbers() {
        return numbers;
    }

    /// The host of the desk's own mail address; empty where the desk has none.
    public String host() {
        int at = settings.from().lastIndexOf('@');
        return at < 0 ? "" : settings.from().substring(at + 1).replace(">", "").strip();
    }

    /// Opens a line for some messages, to be closed by the caller. Nothing is spoken to before the
    /// first message.
    public Line open() {
        return new Line(carrier == null ? null : carrier.open(), texts);
    }

    /// A line to whoever takes messages.
    public static final class Line implements AutoCloseable {
        private final Carrier.@Nullable Line line;
        private final @Nullable TextCarrier texts;

        private Line(Carrier.@Nullable Line line, @Nullable TextCarrier texts) {
            this.line = line;
            this.texts = texts;
        }

        /// Hands over one message; waits for whoever takes it.
        ///
        /// @throws IllegalStateException where nothing can be sent
        public Handed hand(Envelope envelope) {
            if (line == null) {
                throw new IllegalStateException("the desk sends no mail");
            }
            return line.hand(envelope);
        }

        /// Hands over one text message; waits for whoever takes it.
        ///
        /// @throws IllegalStateException where none can be sent
        public Handed hand(TextMessage message) {
            if (texts == null) {
                throw new IllegalStateException("the desk sends no text messages");
            }
            return texts.hand(message);
        }

        @Override
        public void close() {
            if (line != null) {
                line.close();
            }
        }
    }

    /// Adds the letterbox, where there is one.
    public void register(Routes routes) {
        if (letterbox != null) {
            new LetterboxPages(letterbox).register(routes);
        }
    }
}
