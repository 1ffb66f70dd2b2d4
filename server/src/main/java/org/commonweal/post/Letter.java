package org.commonweal.post;

import java.util.List;
import org.commonweal.web.WebViews;

/// A message, worded. Plain text and HTML are two forms of the same.
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
/// @param small at the foot: why this came, and how to have no more of it
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
        List<String> small) {

    /// Public words quoted.
    public record Said(String by, String words) {
        /// Nothing was said.
        public static final Said NOTHING = new Said("", "");
    }

    /// A whole address, with what it says.
    public record Link(String href, String text) {}

    /// The message as plain text.
    public String plain() {
        var text = new StringBuilder();
        paragraph(text, invented);
        lead.forEach(line -> paragraph(text, line));
        if (!said.words.isEmpty()) {
            paragraph(text, said.by + "\n" + said.words.replaceAll("(?m)^", "  "));
        }
        if (!facts.isEmpty()) {
            var lines = facts.stream().map(fact -> fact.key() + ": " + fact.value()).toList();
            paragraph(text, String.join("\n", lines));
        }
        paragraph(text, question);
        answers.forEach(link -> paragraph(text, link.text + "\n" + link.href));
        links.forEach(link -> paragraph(text, link.text + "\n" + link.href));
        if (!small.isEmpty()) {
            paragraph(text, "-- \n" + String.join("\n", small));
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String words) {
        if (!words.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
        }
    }
}
