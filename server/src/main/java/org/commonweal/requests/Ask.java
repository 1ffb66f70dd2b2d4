package org.commonweal.requests;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// What somebody asks for, before it is checked. Nothing here is trusted; [Requests#ask] says what
/// is wrong with it. Empty text is text not given.
///
/// @param channel how it came
/// @param service code of the service
/// @param words what troubles the asker; public, unless the service is confidential
/// @param place where it is, in words; public likewise
/// @param point where it is on the map; null when not given
/// @param area `kind:code` chosen from a list; only used where there is no point
/// @param answers to the service's extra questions, by the questions' codes
/// @param photos taken in before, in the asker's order
/// @param contact how to reach the asker; never public
/// @param aside what only the staff of the agency that has it read; a note on the record, sealed
public record Ask(
        Channel channel,
        String service,
        String words,
        String place,
        @Nullable Point point,
        String area,
        Map<String, ? extends Collection<String>> answers,
        List<PhotoId> photos,
        Contact contact,
        String aside) {
    public Ask {
        words = Content.lines(words);
        aside = Content.lines(aside);
        place = place.strip();
        answers = Map.copyOf(answers);
        photos = List.copyOf(photos);
    }

    /// An asking with nothing said aside.
    public Ask(
            Channel channel,
            String service,
            String words,
            String place,
            @Nullable Point point,
            String area,
            Map<String, ? extends Collection<String>> answers,
            List<PhotoId> photos,
            Contact contact) {
        this(channel, service, words, place, point, area, answers, photos, contact, "");
    }

    /// How a request came.
    public enum Channel {
        PAGE,
        CLERK,
        OPEN311,
        MAIL;

        /// The word on the record: `page`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How to reach the asker; read by the staff of the agency that has the request, and by nobody
    /// else.
    ///
    /// @param name the asker's
    /// @param email where the link to the verdict goes
    /// @param phone as it is dialled
    /// @param note anything else: when to call, whom to ask for
    /// @param language in which the asker is told, a BCP 47 tag; empty for the town's first. Kept
    ///   beside the record as long as there is an address or a number
    /// @param hears by what the asker wants to be told; kept likewise
    public record Contact(
            String name, String email, String phone, String note, String language, Hears hears) {
        /// Nothing was left.
        public static final Contact NONE = new Contact("", "", "", "");

        /// In the town's first language, by mail.
        public Contact(String name, String email, String phone, String note) {
            this(name, email, phone, note, "", Hears.MAIL);
        }

        /// The same, told in a language.
        public Contact in(String tag) {
            return new Contact(name, email, phone, note, tag, hears);
        }

        /// The same, told by something.
        public Contact by(Hears means) {
            return new Contact(name, email, phone, note, language, means);
        }

        public Contact {
            // A draft that was kept before there were text messages does not say.
            hears = Objects.requireNonNullElse(hears, Hears.MAIL);
            name = name.strip();
            email = email.strip();
            phone = phone.strip();
            note = Content.lines(note);
        }

        /// Whether there is a way to tell the asker something.
        public boolean reachable() {
            return !email.isEmpty() || !phone.isEmpty() || !note.isEmpty();
        }
    }

    /// By what an asker is told. Text messages are sent to nobody who has not said so.
    public enum Hears {
        MAIL,
        TEXT,
        BOTH;

        /// The word in forms and tables: `text`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What a word says; empty for any other word.
        public static Optional<Hears> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
        }

        /// Whether e-mails are wanted.
        public boolean byMail() {
            return this != TEXT;
        }

        /// Whether text messages are wanted.
        public boolean byText() {
            return this != MAIL;
        }
    }

    /// An asking by page with nothing but words, to be added to.
    public static Ask of(String service, String words) {
        return new Ask(
                Channel.PAGE, service, words, "", null, "", Map.of(), List.of(), Contact.NONE);
    }

    /// The same, come another way.
    public Ask by(Channel channel) {
        return new Ask(
                channel, service, words, place, point, area, answers, photos, contact, aside);
    }

    /// The same, at a place on the map.
    public Ask at(String place, Point point) {
        return new Ask(
                channel, service, words, place, point, area, answers, photos, contact, aside);
    }

    /// The same, at a place in words within an area, `kind:code`.
    public Ask in(String place, String area) {
        return new Ask(
                channel, service, words, place, point, area, answers, photos, contact, aside);
    }

    /// The same, with answers to the extra questions.
    public Ask answering(Map<String, ? extends Collection<String>> answers) {
        return new Ask(
                channel, service, words, place, point, area, answers, photos, contact, aside);
    }

    /// The same, with photos.
    public Ask with(List<PhotoId> photos) {
        return new Ask(
                channel, service, words, place, point, area, answers, photos, contact, aside);
    }

    /// The same, from somebody who can be reached.
    public Ask from(Contact contact) {
        return new Ask(
                channel, service, words, place, point, area, answers, photos, contact, aside);
    }

    /// The same, with something that only those who answer for it read.
    public Ask aside(String words) {
        return new Ask(
                channel, service, this.words, place, point, area, answers, photos, contact, words);
    }
}
