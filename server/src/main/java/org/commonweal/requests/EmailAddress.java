package org.commonweal.requests;

import java.util.regex.Pattern;

/// What an e-mail address looks like that the desk can write to: one name and one domain, no longer
/// than mail servers take (RFC 5321, section 4.5.3.1), in any script. Whether anybody reads it is
/// found out by writing.
public final class EmailAddress {
    private static final String PART = "[^@\\s,;<>\"\\p{Cntrl}]";
    private static final Pattern ONE = Pattern.compile(PART + "{1,64}@" + PART + "{1,189}");
    private static final Pattern WHOLE = Pattern.compile("[^@]+@[^@.]+(?:\\.[^@.]+)+");

    private EmailAddress() {}

    /// Whether it can be one, also within a network of its own, such as `post@campus`.
    public static boolean isOne(String text) {
        return ONE.matcher(text).matches();
    }

    /// Whether it can be one as people type theirs: with all of its domain. What is mistyped most
    /// often is the end, and who types `ana@gmail` would never hear.
    public static boolean isWhole(String text) {
        return isOne(text) && WHOLE.matcher(text).matches();
    }
}
