package org.commonweal.services;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The answers to a service's extra questions in their one canonical form, in the questions' order.
///
/// Every answer is text; only a `multivaluelist` may have more than one. Numbers are plain decimals
/// without a sign of plus or idle zeros; instants end in `Z` and days stand as `2026-11-22`; lists
/// hold keys, in the list's own order.
///
/// @param byCode never an empty list; a question without an answer is left out
public record Answers(SequencedMap<String, List<String>> byCode) {
    /// No question was answered, or none was asked.
    public static final Answers NONE = new Answers(Collections.emptySortedMap());

    /// What came of a check: the answers, or what is wrong with them.
    public sealed interface Checked {
        /// All answers are good.
        record Accepted(Answers answers) implements Checked {}

        /// Some answers are not, or are missing.
        ///
        /// @param problems never empty, in the questions' order
        record Rejected(List<AnswerProblem> problems) implements Checked {}
    }

    /// Copies, so that what was accepted stays.
    public Answers {
        SequencedMap<String, List<String>> copy = new LinkedHashMap<>();
        byCode.forEach((code, answers) -> copy.put(code, List.copyOf(answers)));
        byCode = Collections.unmodifiableSequencedMap(copy);
    }

    /// Checks what somebody typed, ticked or sent. Blank answers count as none.
    ///
    /// @param questions of one service
    /// @param raw what came in, by the questions' codes; a code that is no question is a problem
    /// @param zone where a time without an offset is meant
    public static Checked check(
            List<Attribute> questions, Map<String, ? extends Collection<String>> raw, ZoneId zone) {
        SequencedMap<String, List<String>> good = new LinkedHashMap<>();
        List<AnswerProblem> problems = new ArrayList<>();
        for (Attribute question : questions) {
            List<String> given = given(raw.get(question.code()));
            switch (AnswerCheck.of(question, given, zone)) {
                case AnswerCheck.Good(var answers) when answers.isEmpty() -> {}
                case AnswerCheck.Good(var answers) -> good.put(question.code(), answers);
                case AnswerCheck.Bad(var problem) -> problems.add(problem);
            }
        }
        for (String code : raw.keySet()) {
            if (questions.stream().noneMatch(q -> q.code().equals(code))) {
                problems.add(AnswerProblem.noSuchQuestion(code));
            }
        }
        return problems.isEmpty()
                ? new Checked.Accepted(new Answers(good))
                : new Checked.Rejected(List.copyOf(problems));
    }

    private static List<String> given(@Nullable Collection<String> raw) {
        if (raw == null) {
            return List.of();
        }
        return raw.stream().filter(a -> !a.isBlank()).toList();
    }

    /// @return whether nothing was answered
    public boolean isEmpty() {
        return byCode.isEmpty();
    }

    /// The answers as people read them: the values of lists by their names.
    ///
    /// @param question the question, in the version that was answered
    /// @return empty when it was not answered
    public List<String> read(Attribute question) {
        return byCode.getOrDefault(question.code(), List.of()).stream()
                .map(key -> question.value(key).map(Attribute.Value::name).orElse(key))
                .toList();
    }
}
