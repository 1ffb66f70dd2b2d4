package org.commonweal.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What the desk says, in one language: the messages of every room. What a language lacks is said
/// in English.
///
/// A room's messages lie in `org/commonweal/<room>/words_<language>.properties` (UTF-8), each key
/// beginning with the room's name: `asking.where.title=Where is it?`. Messages with `{` are ICU
/// message patterns: `{0}`, `{0, number}`, `{0, plural, one {# day} other {# days}}`; in those an
/// apostrophe is written as it is, and only quotes when it stands before a brace. Messages are
/// text, never markup: templates escape them. Digits are the western ones in every language, since
/// numbers of requests, codes and telephone numbers are.
public final class Words {
    private static final char LEFT_TO_RIGHT = '\u2066';
    private static final char RIGHT_TO_LEFT = '\u2067';
    private static final char END = '\u2069';

    private final Locale locale;
    private final Locale digits;
    private final boolean rightToLeft;
    private final Map<String, String> messages;
    private final @Nullable Words english;
    // Formats at rest. One is not thread-safe, and dear to make and to use for the first time.
    private final Map<String, Queue<MessageFormat>> patterns = new ConcurrentHashMap<>();
    private final Map<String, DateTimeFormatter> dates = new ConcurrentHashMap<>();

    private Words(Locale locale, Map<String, String> messages, @Nullable Words english) {
        this.locale = locale;
        this.digits =
                new Locale.Builder()
                        .setLocale(locale)
                        .setUnicodeLocaleKeyword("nu", "latn")
                        .build();
        this.rightToLeft = ULocale.forLocale(locale).isRightToLeft();
        this.messages = messages;
        this.english = english;
    }

    /// Reads the messages of some rooms. The words of `web` itself are always there.
    ///
    /// @param locale the language
    /// @param rooms the rooms' names
    /// @return the words
    /// @throws IllegalStateException when a room has no message file in English, or a key does not
    ///   begin with its room's name
    public static Words load(Locale locale, String... rooms) {
        var english = locale.getLanguage().equals("en") ? null : load(Locale.ENGLISH, null, rooms);
        return load(locale, english, rooms);
    }

    static Words load(Locale locale, @Nullable Words english, String... rooms) {
        return new Words(locale, read(locale, rooms), english);
    }

    /// A message.
    ///
    /// @param key such as `asking.where.title`
    /// @param args what `{0}`, `{1}`... stand for: text, numbers
    /// @return the words; the key in angle quotes when there is no such message, which tests refuse
    public String say(String key, Object... args) {
        var message = messages.get(key);
        if (message == null) {
            return english == null ? "‹" + key + "›" : english.say(key, args);
        }
        if (message.indexOf('{') < 0) {
            return message;
        }
        var resting = patterns.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>());
        var format = resting.poll();
        if (format == null) {
            format = new MessageFormat(message, ULocale.forLocale(digits));
        }
        var said = format.format(rightToLeft ? isolated(args) : args);
        resting.add(format);
        return said;
    }

    // A name or number in another script would else pull its neighbours out of order (UAX #9).
    private static Object[] isolated(Object[] args) {
        var isolated = args.clone();
        for (int i = 0; i < args.length; i++) {
            if (args[i] instanceof String text && !text.isEmpty()) {
                isolated[i] = apart(text);
            }
        }
        return isolated;
    }

    /// A text kept apart from what it stands among (UAX #9, 6.3), in the direction of its first
    /// letter; from left to right where it has none, as numbers are. The isolate that looks for its
    /// direction itself would pass over what is kept apart within, and so set out two names of a
    /// right-to-left language from left to right.
    ///
    /// @param text any
    /// @return the same between isolates
    public static String apart(String text) {
        boolean left =
                text.codePoints()
                        .map(Character::getDirectionality)
                        .filter(Words::strong)
                        .mapToObj(one -> one == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                        .findFirst()
                        .orElse(true);
        return (left ? LEFT_TO_RIGHT : RIGHT_TO_LEFT) + text + END;
    }

    private static boolean strong(int directionality) {
        return directionality == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /// A date or time, by a message that is a pattern of [DateTimeFormatter].
    ///
    /// @param key `web.format.moment`, `web.format.day`, `web.format.month` or `web.format.clock`
    /// @param at what the pattern needs, in the town's zone
    /// @return such as `Tuesday 3 March 2026, 16:05`
    public String date(String key, TemporalAccessor at) {
        return dates.computeIfAbsent(key, k -> DateTimeFormatter.ofPattern(say(k), locale))
                .format(at);
    }

    /// Whether there is such a message.
    ///
    /// @param key the whole key
    /// @return true when [#say] has words for it
    public boolean knows(String key) {
        return messages.containsKey(key) || (english != null && english.knows(key));
    }

    /// All keys that the language has itself: for tests.
    ///
    /// @return every room's keys
    public Set<String> keys() {
        return messages.keySet();
    }

    /// The message as it is written, for tests.
    Optional<String> pattern(String key) {
        return Optional.ofNullable(messages.get(key));
    }

    /// A whole number as the language groups its digits.
    ///
    /// @param number any
    /// @return such as `20,280`
    public String number(long number) {
        return NumberFormat.getIntegerInstance(digits).format(number);
    }

    /// The language.
    ///
    /// @return as given to [#load]
    public Locale locale() {
        return locale;
    }

    /// Whether the language is written from right to left.
    ///
    /// @return true for Arabic and the like
    public boolean rightToLeft() {
        return rightToLeft;
    }

    private static Map<String, String> read(Locale locale, String... rooms) {
        var messages = new HashMap<String, String>();
        read(locale, "web", messages);
        for (var room : rooms) {
            read(locale, room, messages);
        }
        return Map.copyOf(messages);
    }

    private static void read(Locale locale, String room, Map<String, String> into) {
        var name = "/org/commonweal/" + room + "/words_" + locale.getLanguage() + ".properties";
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null && !locale.getLanguage().equals("en")) {
                return;
            }
            if (in == null) {
                throw new IllegalStateException("no words of room " + room + ": " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (var key : properties.stringPropertyNames()) {
                if (!key.startsWith(room + ".")) {
                    throw new IllegalStateException(name + " holds a key of another room: " + key);
                }
                into.put(key, properties.getProperty(key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
