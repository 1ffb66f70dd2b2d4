package org.commonweal.asking;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonweal.services.Answers;
import org.commonweal.services.Attribute;
import org.commonweal.services.Attribute.Datatype;
import org.commonweal.web.Form;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;

/// The extra questions of a service.
final class QuestionsPage {
    private static final String FIELD = "answers.";

    private final AskingPages pages;

    QuestionsPage(AskingPages pages) {
        this.pages = pages;
    }

    void register(Routes routes) {
        pages.page(routes, Step.QUESTIONS, this::show, this::take);
    }

    private Reply show(Visit visit) {
        return Reply.page("asking/questions", view(visit, typed(visit)));
    }

    private Reply take(Visit visit) {
        var form = visit.exchange().form();
        var checked =
                Answers.check(
                        visit.service().attributes(),
                        raw(visit, form),
                        visit.exchange().shell().zone());
        return switch (checked) {
            case Answers.Checked.Accepted(var answers) ->
                    visit.keep(visit.draft().answers(answers.byCode()));
            case Answers.Checked.Rejected(var problems) -> {
                var wrong = form;
                for (var problem : problems) {
                    wrong =
                            wrong.wrong(
                                    FIELD + problem.question(),
                                    visit.say(problem.kind().key(), problem.asked()));
                }
                yield Reply.invalid("asking/questions", view(visit, wrong));
            }
        };
    }

    private static Map<String, List<String>> raw(Visit visit, Form form) {
        var raw = new HashMap<String, List<String>>();
        for (var question : asked(visit)) {
            var name = FIELD + question.code();
            var given =
                    question.datatype() == Datatype.DATETIME ? date(form, name) : form.all(name);
            raw.put(question.code(), given);
        }
        return raw;
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

    private static List<Attribute> asked(Visit visit) {
        return visit.service().attributes().stream().filter(Attribute::variable).toList();
    }

    private static Form typed(Visit visit) {
        var form = Form.EMPTY;
        for (var question : asked(visit)) {
            var given = visit.draft().answers().getOrDefault(question.code(), List.of());
            var name = FIELD + question.code();
            if (question.datatype() == Datatype.DATETIME && !given.isEmpty()) {
                var parts = given.getFirst().substring(0, 10).split("-");
                form =
                        form.with(name + "-year", parts[0])
                                .with(name + "-month", parts[1])
                                .with(name + "-day", parts[2]);
            } else {
                form = form.with(name, given.toArray(String[]::new));
            }
        }
        return form;
    }

    private static AskingViews.Questions view(Visit visit, Form form) {
        var questions =
                visit.service().attributes().stream()
                        .map(question -> question(visit, question))
                        .toList();
        return new AskingViews.Questions(visit.frame(Step.QUESTIONS), form, questions);
    }

    private static AskingViews.Question question(Visit visit, Attribute question) {
        var label =
                question.required() || !question.variable()
                        ? question.description()
                        : visit.say("questions.optional", question.description());
        return new AskingViews.Question(
                FIELD + question.code(),
                question.variable() ? question.datatype().word() : "notice",
                label,
                question.hint(),
                question.values().stream().map(v -> new Choice(v.key(), v.name())).toList());
    }
}
