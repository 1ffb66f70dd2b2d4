package org.commonweal.post;

import java.util.regex.Pattern;

/// What went wrong with a message, as operators may read it.
public final class Trouble {
    private static final Pattern PRIVATE =
            Pattern.compile("[^\\s<>@]+@[^\\s<>,;]+|(?<![\\d.])\\+?\\d[\\d ()-]{6,}\\d(?![\\d.])");
    private static final int MOST = 200;

    private Trouble() {}

    /// What a server or the line said, cut short, without anybody's address or number.
    public static String of(Exception e) {
        return of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    /// The same of a text.
    public static String of(String said) {
        var plain = PRIVATE.matcher(said).replaceAll("…").replaceAll("\\s+", " ").strip();
        return plain.length() > MOST ? plain.substring(0, MOST) : plain;
    }
}
