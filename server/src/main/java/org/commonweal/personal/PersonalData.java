package org.commonweal.personal;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in words what tells who or where a person is. Keeps nothing. Safe for any thread.
///
/// It is made to be wrong rarely: house numbers, dates, amounts, the desk's own request numbers and
/// the telephone numbers and addresses the town itself publishes are nothing. What it misses is
/// still for people to see.
public final class PersonalData {
    // A number that could be one is tried; nobody writes so many, and each try costs.
    private static final long MOST_TRIES = 200;

    // Shorter ones are house numbers and measures far more often.
    private static final int FEWEST_DIGITS = 8;

    // Bounded, so that no text makes it slow.
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}");
    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{1,2}([./ -])\\d{1,2}\\1(?:19|20)?\\d\\d(?!\\d).*|(?:19|20)\\d\\d([./ -])\\d{1,2}\\2\\d{1,2}(?!\\d).*",
                    Pattern.DOTALL);
    private static final Pattern MONEY = Pattern.compile("[$€£¥₹]\\s?$|(?i:EUR|USD|GBP|CNY)\\s?$");

    private final String region;
    private final List<Pattern> plates;
    private final List<Pattern> identities;
    private final Predicate<String> known;
    private final Set<String> published = new HashSet<>();
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    /// A kind of what was found.
    public enum Kind {
        PHONE,
        EMAIL,
        PLATE,
        IDENTITY;

        /// Last part of its message keys.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something found.
    ///
    /// @param from where it begins in the words
    /// @param to the place behind it
    /// @param text as it stands there
    public record Found(Kind kind, int from, int to, String text) {}

    /// @param rules how such numbers look here
    /// @param published texts in which the town publishes its own telephone numbers and addresses
    /// @param known whether digits are a number of this desk's own, such as a request's
    public PersonalData(
            PersonalRules rules, Collection<String> published, Predicate<String> known) {
        region = rules.country().isEmpty() ? "ZZ" : rules.country();
        plates = rules.plates().stream().map(PersonalRules::pattern).toList();
        identities = rules.identities().stream().map(PersonalRules::pattern).toList();
        this.known = known;
        for (var text : published) {
            in(text).forEach(found -> this.published.add(bare(found.kind(), found.text())));
        }
    }

    /// What is found in words, in their order; parts of one another are found once.
    public List<Found> in(String words) {
        var all = new ArrayList<Found>();
        match(Kind.EMAIL, EMAIL, words, all);
        identities.forEach(pattern -> match(Kind.IDENTITY, pattern, words, all));
        plates.forEach(pattern -> match(Kind.PLATE, pattern, words, all));
        phones(words, all);
        all.sort(Comparator.comparingInt(Found::from));
        return List.copyOf(all);
    }

    private void match(Kind kind, Pattern pattern, String words, List<Found> all) {
        for (var at = pattern.matcher(words); at.find(); ) {
            int group = group(at);
            add(new Found(kind, at.start(group), at.end(group), at.group(group)), all);
        }
    }

    private static int group(Matcher at) {
        for (int i = 1; i <= at.groupCount(); i++) {
            if (at.group(i) != null) {
                return i;
            }
        }
        return 0;
    }

    private void phones(String words, List<Found> all) {
        // Digit by digit a number is possible long before it is one that was given out; those that
        // are not must at least be dialled like one.
        for (var match : phones.findNumbers(words, region, Leniency.POSSIBLE, MOST_TRIES)) {
            var raw = match.rawString();
            var before = words.substring(0, match.start());
            if (digits(raw) >= FEWEST_DIGITS
                    && !DATE.matcher(raw).matches()
                    && !MONEY.matcher(before).find()
                    && (phones.isValidNumber(match.number()) || dialled(raw))) {
                add(new Found(Kind.PHONE, match.start(), match.end(), raw), all);
            }
        }
    }

    private static boolean dialled(String raw) {
        return digits(raw) >= 10 && (raw.startsWith("0") || raw.startsWith("+"));
    }

    private static long digits(String raw) {
        return raw.chars().filter(Character::isDigit).count();
    }

    private void add(Found found, List<Found> all) {
        boolean overlaps =
                all.stream().anyMatch(one -> one.from() < found.to() && found.from() < one.to());
        boolean theirs =
                published.contains(bare(found.kind(), found.text())) || known.test(found.text());
        if (!overlaps && !theirs) {
            all.add(found);
        }
    }

    // Telephone numbers are the same whatever stands before their last nine digits.
    private static String bare(Kind kind, String text) {
        if (kind != Kind.PHONE) {
            return text.toLowerCase(Locale.ROOT);
        }
        var digits = text.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 9));
    }

    /// The words without what was found.
    ///
    /// @param found as [#in] gives it for the same words
    /// @param mark what stands there instead, by kind
    public static String without(String words, List<Found> found, Function<Kind, String> mark) {
        var rest = new StringBuilder();
        int at = 0;
        for (var one : found) {
            rest.append(words, at, one.from()).append(mark.apply(one.kind()));
            at = one.to();
        }
        return rest.append(words, at, words.length()).toString();
    }
}
