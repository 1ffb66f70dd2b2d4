package org.commonweal.post;

import org.commonweal.store.Store;
import org.commonweal.web.Routes;
import org.jspecify.annotations.Nullable;

/// The door of the room. Safe for any thread; what [#open] gives is one thread's.
public final class Post {
    private final MailSettings settings;
    private final @Nullable Letterbox letterbox;
    private final @Nullable Carrier carrier;

    /// @param store keeps an invented town's letters
    /// @param invented whether the letterbox takes what no mail server does
    public Post(Store store, MailSettings settings, boolean invented) {
        this.settings = settings;
        letterbox = invented && settings.server().isEmpty() ? new Letterbox(store) : null;
        carrier =
                settings.server().isPresent()
                        ? new SmtpPost(settings, settings.server().get())
                        : letterbox;
    }

    /// Whether messages go anywhere: to a mail server, or into an invented town's letterbox.
    public boolean sends() {
        return carrier != null;
    }

    /// The host of the desk's own mail address; empty where the desk has none.
    public String host() {
        int at = settings.from().lastIndexOf('@');
        return at < 0 ? "" : settings.from().substring(at + 1).replace(">", "").strip();
    }

    /// Opens a line for some messages, to be closed by the caller. Nothing is spoken to before the
    /// first message.
    ///
    /// @throws IllegalStateException where nothing can be sent
    public Line open() {
        var way = carrier;
        if (way == null) {
            throw new IllegalStateException("the desk sends nothing");
        }
        return new Line(way.open());
    }

    /// A line to whoever takes messages.
    public static final class Line implements AutoCloseable {
        private final Carrier.Line line;

        private Line(Carrier.Line line) {
            this.line = line;
        }

        /// Hands over one message; waits for whoever takes it.
        public Handed hand(Envelope envelope) {
            return line.hand(envelope);
        }

        @Override
        public void close() {
            line.close();
        }
    }

    /// Adds the letterbox, where there is one.
    public void register(Routes routes) {
        if (letterbox != null) {
            new LetterboxPages(letterbox).register(routes);
        }
    }
}
