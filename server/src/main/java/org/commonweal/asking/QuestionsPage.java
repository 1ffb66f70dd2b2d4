package org.commonweal.asking;

import java.util.List;
import org.commonweal.services.AnswerProblem;
import org.commonweal.services.Answers;
import org.commonweal.services.Attribute.Datatype;
import org.commonweal.services.QuestionField;
import org.commonweal.web.Form;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The extra questions of a service.
final class QuestionsPage {
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
        return switch (checked(visit, form)) {
            case Answers.Checked.Accepted(var answers) ->
                    visit.keep(visit.draft().answers(answers.byCode()));
            case Answers.Checked.Rejected(var problems) ->
                    Reply.invalid("asking/questions", view(visit, wrong(visit, form, problems)));
        };
    }

    static Answers.Checked checked(Visit visit, Form form) {
        return Answers.check(
                visit.service().attributes(),
                QuestionField.given(visit.service(), form),
                visit.exchange().shell().zone());
    }

    /// The same form, with what is wrong with its answers marked.
    static Form wrong(Visit visit, Form form, List<AnswerProblem> problems) {
        var wrong = form;
        for (var problem : problems) {
            wrong =
                    wrong.wrong(
                            QuestionField.PREFIX + problem.question(),
                            visit.say(problem.kind().key(), problem.asked()));
        }
        return wrong;
    }

    private static Form typed(Visit visit) {
        var form = Form.EMPTY;
        for (var question : QuestionField.asked(visit.service())) {
            var given = visit.draft().answers().getOrDefault(question.code(), List.of());
            var name = QuestionField.PREFIX + question.code();
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
                QuestionField.of(
                        visit.service(), question -> visit.say("questions.optional", question));
        return new AskingViews.Questions(visit.frame(Step.QUESTIONS), form, questions);
    }
}
