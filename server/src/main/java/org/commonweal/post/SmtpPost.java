package org.commonweal.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Properties;
import org.commonweal.post.MailSettings.Security;
import org.commonweal.post.MailSettings.Server;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Hands messages to a mail server. Nothing is opened before there is something to send.
final class SmtpPost implements Carrier {
    private static final String PATIENCE = "30000";

    private final MailSettings settings;
    private final Server server;
    private final LetterHtml html = new LetterHtml();

    SmtpPost(MailSettings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    @Override
    public Line open() {
        return new Open(Session.getInstance(properties()));
    }

    private Properties properties() {
        var of = server.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
        var all = new Properties();
        all.setProperty(of + "host", server.host());
        all.setProperty(of + "port", Integer.toString(server.port()));
        all.setProperty(of + "connectiontimeout", PATIENCE);
        all.setProperty(of + "timeout", PATIENCE);
        all.setProperty(of + "writetimeout", PATIENCE);
        all.setProperty(of + "from", address());
        all.setProperty(of + "auth", Boolean.toString(!server.user().isEmpty()));
        all.setProperty(of + "ssl.checkserveridentity", "true");
        if (server.security() == Security.STARTTLS) {
            all.setProperty("mail.smtp.starttls.enable", "true");
            all.setProperty("mail.smtp.starttls.required", "true");
        }
        return all;
    }

    private String address() {
        try {
            return new InternetAddress(settings.from(), true).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException("the desk's own address cannot be used", e);
        }
    }

    private final class Open implements Line {
        private final Session session;
        private @Nullable Transport transport;

        Open(Session session) {
            this.session = session;
        }

        @Override
        public Handed hand(Envelope envelope) {
            try {
                var message = mime(envelope);
                var line = line();
                line.sendMessage(message, message.getAllRecipients());
                return new Handed.Taken();
            } catch (SendFailedException e) {
                return refused(e);
            } catch (AuthenticationFailedException e) {
                return new Handed.Later(Trouble.of(e), true);
            } catch (MessagingException | UncheckedIOException e) {
                close();
                return new Handed.Later(Trouble.of(e), true);
            }
        }

        private Transport line() throws MessagingException {
            var line = transport;
            if (line == null || !line.isConnected()) {
                line = session.getTransport(server.security() == Security.TLS ? "smtps" : "smtp");
                line.connect(
                        server.host(),
                        server.port(),
                        server.user().isEmpty() ? null : server.user(),
                        server.user().isEmpty() ? null : server.password().read());
                transport = line;
            }
            return line;
        }

        private Handed refused(SendFailedException e) {
            for (Exception cause = e; cause instanceof MessagingException next; ) {
                if (cause instanceof SMTPAddressFailedException address) {
                    return address.getReturnCode() >= 500
                            ? new Handed.Never(Trouble.of(address))
                            : new Handed.Later(Trouble.of(address), false);
                }
                cause = next.getNextException();
            }
            // After the reader's address was taken, a lasting no is about this very message.
            boolean never =
                    e instanceof SMTPSendFailedException failed
                            && failed.getReturnCode() >= 550
                            && "DATA".equalsIgnoreCase(String.valueOf(failed.getCommand()));
            return never ? new Handed.Never(Trouble.of(e)) : new Handed.Later(Trouble.of(e), false);
        }

        private MimeMessage mime(Envelope envelope) throws MessagingException {
            var letter = envelope.letter();
            var message = new Named(session, envelope.message());
            message.setFrom(new InternetAddress(settings.from(), true));
            message.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(envelope.to(), true));
            message.setSubject(letter.subject(), "UTF-8");
            message.setSentDate(Date.from(envelope.at()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
            if (!envelope.thread().isEmpty()) {
                message.setHeader("References", "<" + envelope.thread() + ">");
            }
            if (!envelope.leave().isEmpty()) {
                message.setHeader("List-Unsubscribe", "<" + envelope.leave() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            if (!envelope.list().isEmpty()) {
                message.setHeader("List-Id", "<" + envelope.list() + ">");
            }
            var plain = new MimeBodyPart();
            plain.setText(letter.plain(), "UTF-8");
            var marked = new MimeBodyPart();
            marked.setText(html.render(letter), "UTF-8", "html");
            message.setContent(new MimeMultipart("alternative", plain, marked));
            message.saveChanges();
            return message;
        }

        @Override
        public void close() {
            try {
                if (transport != null) {
                    transport.close();
                }
            } catch (MessagingException e) {
                // The server has gone first; what it took it has.
            } finally {
                transport = null;
            }
        }
    }

    /// A message that keeps the name it was given.
    private static final class Named extends MimeMessage {
        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + ">");
        }
    }
}
