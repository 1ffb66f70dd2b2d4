package org.commonweal.mailin;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.commonweal.mailin.MailInSettings.Box;

/// Empties a mailbox into the spool. A message leaves the mailbox's folder only once it lies in the
/// spool, durably; one that is fetched twice is known by what it says.
final class Mailbox {
    private static final System.Logger LOG = System.getLogger("commonweal.mailin");
    private static final int AT_ONCE = 50;
    private static final String PATIENCE = "30000";

    private final Box box;
    private final Spool spool;

    Mailbox(Box box, Spool spool) {
        this.box = box;
        this.spool = spool;
    }

    /// @return how many messages were fetched
    /// @throws MessagingException when the server is away or says no; what was fetched is fetched
    int empty() throws MessagingException {
        var protocol = box.security().equals("tls") ? "imaps" : "imap";
        try (var store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(box.host(), box.port(), box.user(), box.password().get());
            var folder = store.getFolder(box.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return empty(folder, done(store.getFolder(box.done())));
            } finally {
                folder.close(true);
            }
        }
    }

    private static Folder done(Folder done) throws MessagingException {
        if (!done.exists()) {
            done.create(Folder.HOLDS_MESSAGES);
        }
        return done;
    }

    private int empty(Folder folder, Folder done) throws MessagingException {
        int fetched = 0;
        int most = Math.min(AT_ONCE, folder.getMessageCount());
        for (var message : most == 0 ? new Message[0] : folder.getMessages(1, most)) {
            if (message.isSet(Flags.Flag.DELETED)) {
                continue;
            }
            try {
                lay(message);
                folder.copyMessages(new Message[] {message}, done);
                message.setFlag(Flags.Flag.DELETED, true);
                fetched++;
            } catch (IOException | MessagingException e) {
                // One that cannot be fetched must not keep the others.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a message stays in the mailbox: {0}",
                        e.getMessage());
            }
        }
        return fetched;
    }

    // What is longer than the desk reads is cut while it is fetched.
    private void lay(Message message) throws IOException, MessagingException {
        var bytes = new Bounded();
        try {
            message.writeTo(bytes);
        } catch (UncheckedIOException e) {
            // Its beginning is kept, and says so.
        }
        spool.put(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static final class Bounded extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] part, int from, int length) {
            demandRoom();
            super.write(part, from, length);
        }

        @Override
        public synchronized void write(int one) {
            demandRoom();
            super.write(one);
        }

        private void demandRoom() {
            if (size() > Spool.MOST) {
                throw new UncheckedIOException(new IOException("longer than is read"));
            }
        }
    }

    private Properties properties(String protocol) {
        var of = "mail." + protocol + ".";
        var all = new Properties();
        all.setProperty(of + "connectiontimeout", PATIENCE);
        all.setProperty(of + "timeout", PATIENCE);
        all.setProperty(of + "writetimeout", PATIENCE);
        all.setProperty(of + "ssl.checkserveridentity", "true");
        if (box.security().equals("starttls")) {
            all.setProperty(of + "starttls.enable", "true");
            all.setProperty(of + "starttls.required", "true");
        }
        return all;
    }
}
