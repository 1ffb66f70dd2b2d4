package org.commonweal.services;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonweal.services.Attribute.Datatype;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Choice;

/// An extra question of a service as a field of a form; template `services/questions` shows them.
///
/// @param name of the field: `answers.` and the question's code
/// @param kind the datatype's word, or `notice` for a text to read
/// @param label the question
/// @param hint below it, or empty
/// @param choices of the two list types
public record QuestionField(
        String name, String kind, String label, String hint, List<Choice> choices) {
    /// What every field's name begins with.
    public static final String PREFIX = "answers.";

    public QuestionField {
        choices = List.copyOf(choices);
    }

    /// The questions of a service, in its language.
    ///
    /// @param optional says that a question may be left out
    public static List<QuestionField> of(Service service, UnaryOperator<String> optional) {
        var fields = new ArrayList<QuestionField>();
        for (var question : service.attributes()) {
            boolean needed = question.required() || !question.variable();
            fields.add(
                    new QuestionField(
                            PREFIX + question.code(),
                            question.variable() ? question.datatype().word() : "notice",
                            needed
                                    ? question.description()
                                    : optional.apply(question.description()),
                            question.hint(),
                            question.values().stream()
                                    .map(v -> new Choice(v.key(), v.name()))
                                    .toList()));
        }
        return fields;
    }

    /// The questions of a service that take an answer.
    public static List<Attribute> asked(Service service) {
        return service.attributes().stream().filter(Attribute::variable).toList();
    }

    /// What was answered in a form, for [Answers#check].
    ///
    /// @return by the questions' codes, unchecked
    public static Map<String, List<String>> given(Service service, Form form) {
        var given = new LinkedHashMap<String, List<String>>();
        for (var question : asked(service)) {
            var name = PREFIX + question.code();
            given.put(
                    question.code(),
                    question.datatype() == Datatype.DATETIME ? date(form, name) : form.all(name));
        }
        return given;
    }

    // Three fields make one day; what makes none is handed on as it was typed, to be refused.
    private static List<String> date(Form form, String name) {
        var day = form.text(name + "-day");
        var month = form.text(name + "-month");
        var year = form.text(name + "-year");
        if ((day + month + year).isEmpty()) {
            return List.of();
        }
        boolean numbers =
                Stream.of(day, month).allMatch(n -> n.matches("[0-9]{1,2}"))
                        && year.matches("[0-9]{4}");
        return List.of(
                numbers
                        ? String.format(
                                Locale.ROOT,
                                "%s-%02d-%02d",
                                year,
                                Integer.parseInt(month),
                                Integer.parseInt(day))
                        : day + " " + month + " " + year);
    }
}
