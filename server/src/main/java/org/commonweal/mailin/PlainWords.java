package org.commonweal.mailin;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// What people wrote, without what their mail programs added.
final class PlainWords {
    private static final Pattern SIGNATURE = Pattern.compile("(?m)^--[ \u00a0]?$");
    private static final Pattern QUOTED =
            Pattern.compile(
                    "(?m)^(?:On .{5,200} wrote:|Am .{5,200} schrieb.{0,80}:|Le .{5,200} a écrit\\s?:|El .{5,200} escribió:"
                            + "|في .{5,200} كتب.{0,80}:|在.{3,120}写道[:：]|-{2,}\\s?Original Message\\s?-{2,}|_{20,})\\s*$");
    private static final Pattern WRAPPED =
            Pattern.compile("(?m)^(On .{5,120})\n(.{1,80} wrote:)\\s*$");
    private static final Pattern OUTLOOK =
            Pattern.compile(
                    "(?m)^(?:From|Von|De|发件人)\\s?[:：] .{3,200}\n(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|发送时间)\\s?[:：] ");
    private static final Pattern QUOTE_LINE = Pattern.compile("(?m)^>.*\n?");
    private static final Pattern FORWARDED =
            Pattern.compile(
                    "(?mi)^(?:-{2,}\\s?Forwarded message\\s?-{2,}|Begin forwarded message:|-{2,}\\s?Weitergeleitete Nachricht\\s?-{2,})");
    private static final Pattern PGP_HEAD =
            Pattern.compile(
                    "(?s)^\\s*-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[^\r\n]+\r?\n)*\r?\n");
    private static final Pattern PGP_FOOT = Pattern.compile("(?s)-----BEGIN PGP SIGNATURE-----.*");
    private static final Pattern PRIVATE =
            Pattern.compile(
                    "[^\\s@<>]{1,64}@[^\\s@<>]{1,190}\\.[a-zA-Z]{2,}|(?<![\\d.,])(?:\\+|00?)[1-9][\\d ()/.-]{5,}\\d|\\b\\d{3}[ .-]\\d{3}[ .-]\\d{4}\\b");
    private static final String BLOCKS = "p,div,li,tr,h1,h2,h3,h4,h5,h6,blockquote,table,ul,ol,pre";

    private PlainWords() {}

    /// The text of an HTML message; what its program marks as quoted is left out.
    static String ofHtml(String html) {
        var page = Jsoup.parse(html);
        page.select(
                        "head,style,script,title,blockquote[type=cite],.gmail_quote,.yahoo_quoted,#appendonsend ~ *,[style*=display:none]")
                .remove();
        for (Element line : page.select("br")) {
            line.replaceWith(new TextNode("\u2028"));
        }
        for (Element block : page.select(BLOCKS)) {
            block.prependText("\u2028");
            block.appendText("\u2028");
        }
        return tidy(page.body().text().replace('\u2028', '\n'));
    }

    /// Without the armour of a PGP signature within the text.
    static String unsigned(String text) {
        var head = PGP_HEAD.matcher(text);
        return head.find()
                ? PGP_FOOT.matcher(head.replaceFirst("")).replaceFirst("").replaceAll("(?m)^- ", "")
                : text;
    }

    /// With plain line ends, no blanks at line ends and no more than one empty line.
    static String tidy(String text) {
        var plain =
                text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace('\u00a0', ' ')
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        // By lines: a pattern for the blanks would look at a long run of them again and again.
        return plain.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    static String line(String text) {
        return tidy(text).replaceAll("\\s+", " ");
    }

    /// Whether somebody else's message is carried on in the text.
    static boolean forwarded(String text) {
        return FORWARDED.matcher(text).find();
    }

    /// What was newly written: without signature and without what is answered.
    static String fresh(String text) {
        var one = WRAPPED.matcher(text).replaceAll("$1 $2");
        int end = one.length();
        for (var mark : new Pattern[] {QUOTED, OUTLOOK, SIGNATURE}) {
            var found = mark.matcher(one);
            if (found.find()) {
                end = Math.min(end, found.start());
            }
        }
        return tidy(QUOTE_LINE.matcher(one.substring(0, end)).replaceAll(""));
    }

    /// Whether words hold what looks like a telephone number or an e-mail address.
    static boolean tellsPrivate(String words) {
        return PRIVATE.matcher(words).find();
    }
}
