package org.commonweal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was typed into a form, and what is wrong with it. Immutable.
///
/// The templates' form pieces take a form, so that a page shown again keeps what was typed and says
/// at each field, and once more at the top, what to put right.
public final class Form {
    /// Nothing typed yet.
    public static final Form EMPTY = new Form(Map.of(), List.of(), Map.of());

    private final Map<String, List<String>> values;
    private final List<Upload> uploads;
    private final Map<String, String> errors;

    private Form(
            Map<String, List<String>> values, List<Upload> uploads, Map<String, String> errors) {
        this.values = values;
        this.uploads = uploads;
        this.errors = errors;
    }

    static Form of(Map<String, List<String>> values, List<Upload> uploads) {
        return new Form(values, List.copyOf(uploads), Map.of());
    }

    /// A field's text, without white space around it and with `\n` line ends.
    ///
    /// @param name the field
    /// @return its first value; empty when it is missing or blank
    public String text(String name) {
        var all = values.get(name);
        return all == null || all.isEmpty()
                ? ""
                : all.getFirst().replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /// All values of a field, as of checkboxes.
    ///
    /// @param name the field
    /// @return each stripped, blank ones left out
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    /// Whether a field has a value among its values.
    ///
    /// @param name the field
    /// @param value the value of a radio or checkbox
    /// @return true when it was chosen
    public boolean chose(String name, String value) {
        return all(name).contains(value);
    }

    /// The files sent in a field; empty choices are left out.
    ///
    /// @param name the field
    /// @return in the order sent
    public List<Upload> files(String name) {
        return uploads.stream().filter(u -> u.field().equals(name)).toList();
    }

    /// All files sent, whatever field they came in; empty choices are left out.
    ///
    /// @return in the order sent
    public List<Upload> uploads() {
        return uploads;
    }

    /// The names of all fields sent, files apart.
    ///
    /// @return in the order sent
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /// The same form with a field set.
    ///
    /// @param name the field
    /// @param all its values, none to clear it
    /// @return a new form
    public Form with(String name, String... all) {
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(all));
        return new Form(more, uploads, errors);
    }

    /// The same form with a field marked as wrong; a field's first error stays.
    ///
    /// @param name the field, or a name of its own for the form as a whole
    /// @param message says how to put it right, in the reader's language
    /// @return a new form
    public Form wrong(String name, String message) {
        var more = new LinkedHashMap<>(errors);
        more.putIfAbsent(name, message);
        return new Form(values, uploads, more);
    }

    /// Whether nothing is marked as wrong.
    ///
    /// @return true when the form can be taken
    public boolean right() {
        return errors.isEmpty();
    }

    /// What is wrong with a field.
    ///
    /// @param name the field
    /// @return the message, or empty
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    /// Everything that is wrong, in the order found.
    ///
    /// @return field and message
    public List<Map.Entry<String, String>> errors() {
        return new ArrayList<>(errors.entrySet());
    }
}
