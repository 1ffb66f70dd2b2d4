package org.commonweal.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the desk says, in one language: the messages of every room.
///
/// A room's messages lie in `org/commonweal/<room>/words_<language>.properties` (UTF-8), each key
/// beginning with the room's name: `asking.where.title=Where is it?`. Messages with `{` are ICU
/// message patterns: `{0}`, `{0, number}`, `{0, plural, one {# day} other {# days}}`; in those an
/// apostrophe is written as it is, and only quotes when it stands before a brace. Messages are
/// text, never markup: templates escape them.
public final class Words {
    private final Locale locale;
    private final Map<String, String> messages;
    private final Map<String, MessageFormat> patterns = new ConcurrentHashMap<>();

    private Words(Locale locale, Map<String, String> messages) {
        this.locale = locale;
        this.messages = messages;
    }

    /// Reads the messages of some rooms. The words of `web` itself are always there.
    ///
    /// @param locale the language
    /// @param rooms the rooms' names
    /// @return the words
    /// @throws IllegalStateException when a room has no message file in the language, or a key does
    ///   not begin with its room's name
    public static Words load(Locale locale, String... rooms) {
        var messages = new HashMap<String, String>();
        read(locale, "web", messages);
        for (var room : rooms) {
            read(locale, room, messages);
        }
        return new Words(locale, Map.copyOf(messages));
    }

    /// A message.
    ///
    /// @param key such as `asking.where.title`
    /// @param args what `{0}`, `{1}`... stand for: text, numbers
    /// @return the words; the key in angle quotes when there is no such message, which tests refuse
    public String say(String key, Object... args) {
        var message = messages.get(key);
        if (message == null) {
            return "‹" + key + "›";
        }
        if (message.indexOf('{') < 0) {
            return message;
        }
        // A MessageFormat is not thread-safe; parsing one costs far more than copying it.
        var pattern =
                patterns.computeIfAbsent(
                        key, k -> new MessageFormat(message, ULocale.forLocale(locale)));
        return pattern.clone().format(args);
    }

    /// Whether there is such a message.
    ///
    /// @param key the whole key
    /// @return true when [#say] has words for it
    public boolean knows(String key) {
        return messages.containsKey(key);
    }

    /// All keys: for tests.
    ///
    /// @return every room's keys
    public Set<String> keys() {
        return messages.keySet();
    }

    /// The language.
    ///
    /// @return as given to [#load]
    public Locale locale() {
        return locale;
    }

    private static void read(Locale locale, String room, Map<String, String> into) {
        var name = "/org/commonweal/" + room + "/words_" + locale.getLanguage() + ".properties";
        try (var in = Words.class.getResourceAsStream(name)) {
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
