import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A style sheet as a list of rules, good enough to leave rules out and to write the rest small.
final class Css {
    private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /// A style rule, or an at-rule with rules (`@media`) or without (`@font-face`).
    record Rule(String head, String body, List<Rule> rules) {}

    private final List<Rule> rules;

    private Css(List<Rule> rules) {
        this.rules = rules;
    }

    static Css parse(String text) {
        return new Css(rules(COMMENT.matcher(text).replaceAll("")));
    }

    /// Keeps a selector when every one of its classes is used, and a rule when a selector is left.
    Css keepClasses(Predicate<String> used) {
        return new Css(keepClasses(rules, used));
    }

    /// Leaves out at-rules by their head.
    Css without(Predicate<String> head) {
        return new Css(
                rules.stream()
                        .filter(rule -> !head.test(rule.head()))
                        .map(r -> new Rule(r.head(), r.body(), Css.parseNone(r, head)))
                        .toList());
    }

    /// Changes or drops declarations; a declaration becomes empty to be dropped.
    Css declarations(UnaryOperator<String> change) {
        return new Css(declarations(rules, change));
    }

    Set<String> classes() {
        var found = new TreeSet<String>();
        classes(rules, found);
        return found;
    }

    Css and(Css more) {
        var all = new ArrayList<>(rules);
        all.addAll(more.rules);
        return new Css(all);
    }

    /// Neighbouring rules with the same condition share it.
    String text() {
        var out = new StringBuilder();
        write(rules, out);
        return out.toString();
    }

    private static List<Rule> parseNone(Rule rule, Predicate<String> head) {
        return new Css(rule.rules()).without(head).rules;
    }

    private static List<Rule> rules(String text) {
        var found = new ArrayList<Rule>();
        int at = 0;
        while (at < text.length()) {
            int open = seek(text, at, "{;");
            if (open >= text.length()) {
                break;
            }
            var head = text.substring(at, open).strip();
            if (text.charAt(open) == ';') {
                at = open + 1; // @charset, @import: none of ours
                continue;
            }
            int close = end(text, open);
            var inside = text.substring(open + 1, close);
            if (head.startsWith("@media") || head.startsWith("@supports")) {
                found.add(new Rule(squeeze(head), "", rules(inside)));
            } else {
                found.add(new Rule(squeeze(head), inside, List.of()));
            }
            at = close + 1;
        }
        return found;
    }

    private static int seek(String text, int from, String stops) {
        char quote = 0;
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && stops.indexOf(c) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static int end(String text, int open) {
        int depth = 1;
        int at = open;
        while (depth > 0) {
            at = seek(text, at + 1, "{}");
            if (at >= text.length()) {
                throw new IllegalArgumentException(
                        "a brace is not closed: " + text.substring(open));
            }
            depth += text.charAt(at) == '{' ? 1 : -1;
        }
        return at;
    }

    private static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        int from = 0;
        while (from <= text.length()) {
            int stop = seek(text, from, String.valueOf(at));
            parts.add(text.substring(from, stop).strip());
            from = stop + 1;
        }
        return parts;
    }

    private static List<Rule> keepClasses(List<Rule> rules, Predicate<String> used) {
        var kept = new ArrayList<Rule>();
        for (var rule : rules) {
            if (!rule.rules().isEmpty()) {
                var inner = keepClasses(rule.rules(), used);
                if (!inner.isEmpty()) {
                    kept.add(new Rule(rule.head(), "", inner));
                }
            } else if (!rule.head().startsWith("@")) {
                var selectors =
                        split(rule.head(), ',').stream()
                                .filter(s -> classesOf(s).stream().allMatch(used))
                                .toList();
                if (!selectors.isEmpty()) {
                    kept.add(new Rule(String.join(",", selectors), rule.body(), List.of()));
                }
            }
        }
        return kept;
    }

    private static List<Rule> declarations(List<Rule> rules, UnaryOperator<String> change) {
        var kept = new ArrayList<Rule>();
        for (var rule : rules) {
            if (!rule.rules().isEmpty()) {
                kept.add(new Rule(rule.head(), "", declarations(rule.rules(), change)));
                continue;
            }
            var lines =
                    split(rule.body(), ';').stream()
                            .filter(d -> !d.isEmpty())
                            .map(change)
                            .filter(d -> !d.isEmpty())
                            .toList();
            kept.add(new Rule(rule.head(), String.join(";", lines), List.of()));
        }
        return kept;
    }

    private static List<String> classesOf(String selector) {
        return CLASS.matcher(selector).results().map(m -> m.group(1)).toList();
    }

    private static void classes(List<Rule> rules, Set<String> found) {
        for (var rule : rules) {
            if (!rule.head().startsWith("@")) {
                found.addAll(classesOf(rule.head()));
            }
            classes(rule.rules(), found);
        }
    }

    private static void write(List<Rule> rules, StringBuilder out) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.rules().isEmpty()) {
                var body = squeeze(rule.body());
                if (!body.isEmpty()) {
                    out.append(rule.head()).append('{').append(body).append('}');
                }
                continue;
            }
            var same = new ArrayList<>(rule.rules());
            while (i + 1 < rules.size() && rules.get(i + 1).head().equals(rule.head())) {
                same.addAll(rules.get(++i).rules());
            }
            var inner = new StringBuilder();
            write(same, inner);
            if (!inner.isEmpty()) {
                out.append(rule.head()).append('{').append(inner).append('}');
            }
        }
    }

    /// Takes white space out where it means nothing.
    private static String squeeze(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\s*([{};,>])\\s*", "$1")
                .replaceAll("([a-z-]+|--[a-z-]+): ", "$1:")
                .replaceAll(";$", "");
    }
}
