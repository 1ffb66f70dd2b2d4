package org.commonweal.post;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.commonweal.post.MailSettings.Security;
import org.commonweal.post.MailSettings.Server;

/// A real mail server on a port of this machine that stays the same however often it is stopped.
public final class MailServer implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S*)");

    private static final Logger LOG = Logger.getLogger("com.icegreen");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final ServerSetup setup;
    private GreenMail server;
    private final Set<String> read = new HashSet<>();

    public MailServer() {
        setup = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(setup);
        server.start();
    }

    /// How the desk reaches it.
    public MailSettings settings() {
        return settings(true);
    }

    /// How a desk reaches it that takes answers in, or does not.
    public MailSettings settings(boolean reads) {
        return new MailSettings(
                "The desk <desk@alderhaven.example>",
                Optional.of(new Server("127.0.0.1", setup.getPort(), Security.NONE, "", () -> "")),
                reads);
    }

    /// What came since the last call; of one reader in the order it came.
    public List<Mail> news() {
        return Arrays.stream(server.getReceivedMessages())
                .map(Mail::new)
                .filter(mail -> read.add(mail.header("Message-ID")))
                .toList();
    }

    /// The one message that came since the last call.
    public Mail one() {
        var news = news();
        org.assertj.core.api.Assertions.assertThat(news).extracting(Mail::subject).hasSize(1);
        return news.getFirst();
    }

    public void stop() {
        server.stop();
    }

    public void start() {
        server = new GreenMail(setup);
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A message as its reader has it.
    public record Mail(MimeMessage message) {
        public String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String header(String name) {
            try {
                return Optional.ofNullable(message.getHeader(name, null)).orElse("");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String to() {
            return header("To");
        }

        public String plain() {
            return part(0);
        }

        public String html() {
            return part(1);
        }

        /// The paths of the desk's own links in it.
        public List<String> links() {
            return LINK.matcher(plain()).results().map(found -> found.group(1)).toList();
        }

        /// The one link whose path fits.
        public String link(String pattern) {
            return links().stream()
                    .filter(Pattern.compile(pattern).asPredicate())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(pattern + " in " + plain()));
        }

        private String part(int n) {
            try {
                BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(n);
                return ((String) part.getContent()).replace("\r\n", "\n");
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(GreenMailUtil.getWholeMessage(message), e);
            }
        }
    }
}
