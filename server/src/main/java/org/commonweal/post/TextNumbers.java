package org.commonweal.post;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which numbers take text messages: mobile numbers of the town's countries and no others, so that
/// nobody makes the desk pay for messages to the other end of the world. Safe for any thread.
public final class TextNumbers {
    /// Those of a desk without text messages.
    public static final TextNumbers NONE = new TextNumbers(TextSettings.NONE);

    // In some countries a number does not say whether it is a mobile one.
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    // Kept free for stories by Ofcom ("Telephone numbers for use in TV and radio drama
    // programmes"):
    // nobody's, and therefore no numbers for a desk that sends; right for one that does not.
    private static final Pattern STORIES = Pattern.compile("\\+447700900\\d{3}");

    private final boolean offered;
    private final boolean sends;
    private final List<String> countries;

    /// The numbers that a town's settings allow.
    public TextNumbers(TextSettings settings) {
        offered = settings.offered();
        sends = settings.gateway().isPresent();
        countries = settings.countries();
    }

    /// Whether there are text messages at all; where not, no page speaks of them.
    public boolean offered() {
        return offered;
    }

    /// A number as networks take it (E.164), such as `+447700900123`.
    ///
    /// @param typed as somebody wrote it
    /// @return empty when it is none that takes text messages
    public Optional<String> dialled(String typed) {
        return read(typed, PhoneNumberFormat.E164);
    }

    /// The same as people read it, such as `+44 7700 900123`.
    public Optional<String> spoken(String typed) {
        return read(typed, PhoneNumberFormat.INTERNATIONAL);
    }

    /// A number of the first country as people there write it, to show what is meant.
    public String example() {
        if (offered && !sends && countries.getFirst().equals("GB")) {
            return "07700 900123";
        }
        var library = PhoneNumberUtil.getInstance();
        var example =
                countries.isEmpty()
                        ? null
                        : library.getExampleNumberForType(
                                countries.getFirst(), PhoneNumberType.MOBILE);
        return example == null ? "" : library.format(example, PhoneNumberFormat.NATIONAL);
    }

    private Optional<String> read(String typed, PhoneNumberFormat format) {
        var library = PhoneNumberUtil.getInstance();
        return number(library, typed).map(number -> library.format(number, format));
    }

    private Optional<PhoneNumber> number(PhoneNumberUtil library, String typed) {
        if (!offered || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            var number = library.parse(typed, countries.getFirst());
            // An extension is answered by no mobile telephone.
            number.clearExtension();
            if (!sends
                    && STORIES.matcher(library.format(number, PhoneNumberFormat.E164)).matches()) {
                return Optional.of(number);
            }
            boolean takes =
                    library.isValidNumber(number)
                            && countries.contains(library.getRegionCodeForNumber(number))
                            && MOBILE.contains(library.getNumberType(number));
            return takes ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
