package org.commonweal.post;

import java.text.Bidi;
import java.util.List;
import org.commonweal.web.WebViews;
import org.commonweal.web.Words;

/// A message, worded. Plain text and HTML are two forms of the same. What stands beside words of
/// the other direction is kept apart from them (UAX #9, 6.3): else a number of three groups, in a
/// message written from right to left, is read with its last group first.
///
/// @param lang BCP 47 tag
/// @param dir `ltr` or `rtl`
/// @param invented the sentence that says the town is invented; empty for a real one
/// @param lead what happened, in a sentence or two
/// @param said what was said with it in public, with who said it; empty for nothing
/// @param facts what stands now: number, state, promise
/// @param question over the answers, or empty
/// @param answers links to be tapped as an answer; none changes anything when it is opened
/// @param links what else can be done
/// @param small at the foot: why this came, and how to have no more of it; a link with no address
///   is words alone
public record Letter(
        String lang,
        String dir,
        String subject,
        String invented,
        List<String> lead,
        Said said,
        List<WebViews.Row> facts,
        String question,
        List<Link> answers,
        List<Link> links,
        List<Link> small) {
    /// Public words quoted.
    public record Said(String by, String words) {
        /// Nothing was said.
        public static final Said NOTHING = new Said("", "");
    }

    /// A whole address, with what it says.
    public record Link(String href, String text) {
        /// Words that lead nowhere.
        public static Link none(String text) {
            return new Link("", text);
        }

        private String plain() {
            return href.isEmpty() ? text : text + "\n" + href;
        }
    }

    /// The message as plain text.
    public String plain() {
        var text = new StringBuilder();
        paragraph(text, invented);
        lead.forEach(line -> paragraph(text, line));
        if (!said.words.isEmpty()) {
            paragraph(text, said.by + "\n" + said.words.replaceAll("(?m)^", "  "));
        }
        if (!facts.isEmpty()) {
            var lines =
                    facts.stream().map(fact -> fact.key() + ": " + apart(fact.value())).toList();
            paragraph(text, String.join("\n", lines));
        }
        paragraph(text, question);
        answers.forEach(link -> paragraph(text, link.plain()));
        links.forEach(link -> paragraph(text, link.plain()));
        if (!small.isEmpty()) {
            paragraph(text, "-- \n" + String.join("\n", small.stream().map(Link::plain).toList()));
        }
        return text.toString();
    }

    private String apart(String value) {
        var chars = value.toCharArray();
        return dir.equals("rtl") || Bidi.requiresBidi(chars, 0, chars.length)
                ? Words.apart(value)
                : value;
    }

    private static void paragraph(StringBuilder text, String words) {
        if (!words.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
        }
    }
}
