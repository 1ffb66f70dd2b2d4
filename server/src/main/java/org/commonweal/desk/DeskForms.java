package org.commonweal.desk;

import static org.commonweal.desk.DeskViews.Kind.CHOICE;
import static org.commonweal.desk.DeskViews.Kind.DAY;
import static org.commonweal.desk.DeskViews.Kind.LINE;
import static org.commonweal.desk.DeskViews.Kind.PHOTOS;
import static org.commonweal.desk.DeskViews.Kind.WORDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.desk.DeskViews.Field;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Places;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.Verdict;
import org.commonweal.services.Reason;
import org.commonweal.services.Services;
import org.commonweal.web.Form;
import org.commonweal.web.Shell;
import org.commonweal.web.WebViews.Choice;

/// The fields of each form, and what was typed into them as a command. What a command may say is
/// decided behind the requests' door; here only what could not even be put into one is sent back.
final class DeskForms {
    private static final Set<String> HINTED =
            Set.of(
                    "note.who.public",
                    "note.who.staff",
                    "move.due",
                    "done.words",
                    "done.photos",
                    "refuse.next_owner");

    private final Places places;
    private final Services services;

    DeskForms(Places places, Services services) {
        this.places = places;
        this.services = services;
    }

    List<Field> fields(DeskAct act, Shell shell) {
        return act.fields().stream().map(name -> field(act, name, shell)).toList();
    }

    private Field field(DeskAct act, String name, Shell shell) {
        var key = act.path() + "." + name;
        var label = shell.say("desk.act." + key);
        var hint = hint(key, shell);
        return switch (name) {
            case "reason" -> new Field(CHOICE, name, label, hint, reasons(act, shell));
            case "agency" -> new Field(CHOICE, name, label, hint, agencies(shell));
            case "who" ->
                    new Field(CHOICE, name, label, hint, choices(shell, key, "staff", "public"));
            case "outcome" ->
                    new Field(
                            CHOICE, name, label, hint, choices(shell, key, "overturned", "upheld"));
            case "answer" ->
                    new Field(
                            CHOICE,
                            name,
                            label,
                            hint,
                            choices(shell, key, "resolved", "partly", "not_resolved"));
            case "due" -> new Field(DAY, name, label, hint, List.of());
            case "photos" -> new Field(PHOTOS, name, label, hint, List.of());
            case "words" -> new Field(WORDS, name, label, hint, List.of());
            default -> new Field(LINE, name, label, hint, List.of());
        };
    }

    private static List<Choice> choices(Shell shell, String key, String... codes) {
        return List.of(codes).stream()
                .map(code ->
                        new Choice(
                                code,
                                shell.say("desk.act." + key + "." + code),
                                hint(key + "." + code, shell)))
                .toList();
    }

    private static String hint(String key, Shell shell) {
        return HINTED.contains(key) ? shell.say("desk.act." + key + ".hint") : "";
    }

    private List<Choice> reasons(DeskAct act, Shell shell) {
        return services.current(shell.lang()).reasons(kind(act)).stream()
                .map(reason -> new Choice(reason.code(), reason.words(), ""))
                .toList();
    }

    private List<Choice> agencies(Shell shell) {
        return places.agencies().stream()
                .map(agency -> new Choice(agency.code(), agency.nameIn(shell.lang()), ""))
                .toList();
    }

    private static Reason.Kind kind(DeskAct act) {
        return switch (act) {
            case MOVE -> Reason.Kind.MOVE;
            case PAUSE -> Reason.Kind.PAUSE;
            default -> Reason.Kind.REFUSE;
        };
    }

    /// What is wrong with what was typed, before anything is told to the request.
    Form checked(DeskAct act, Form form, Shell shell, Instant now) {
        var checked = form;
        for (var field : fields(act, shell)) {
            var typed = form.text(field.name());
            if (field.kind() == CHOICE
                    && field.choices().stream().noneMatch(choice -> choice.value().equals(typed))) {
                checked = checked.wrong(field.name(), shell.say("desk.wrong." + field.name()));
            }
            if (field.kind() == DAY && day(form, shell.zone(), now).isEmpty()) {
                var example = LocalDate.ofInstant(now, shell.zone()).plusDays(7);
                checked =
                        checked.wrong(field.name(), shell.say("desk.wrong.due", numbers(example)));
            }
        }
        if (form.text("who").equals("staff") && !form.files("photos").isEmpty()) {
            checked = checked.wrong("photos", shell.say("desk.wrong.photos"));
        }
        if (act == DeskAct.VERDICT && !form.text("content").matches("[1-5]?")) {
            checked = checked.wrong("content", shell.say("verdicts.judge.content.wrong"));
        }
        return checked;
    }

    /// What a form that is right tells the request.
    RequestCommand command(DeskAct act, Form form, List<PhotoId> photos, ZoneId zone, Instant now) {
        var words = form.text("words");
        var reason = form.text("reason");
        return switch (act) {
            case TAKE -> new RequestCommand.Take();
            case ROUTE -> new RequestCommand.Route(form.text("agency"));
            case START -> new RequestCommand.Start(words);
            case DONE -> new RequestCommand.ReportDone(words, photos);
            case NOTE ->
                    form.text("who").equals("public")
                            ? new RequestCommand.Note(words, photos, "")
                            : new RequestCommand.Note("", List.of(), words);
            case MOVE -> new RequestCommand.Move(reason, day(form, zone, now).orElseThrow(), words);
            case PAUSE -> new RequestCommand.Pause(reason, words);
            case RESUME -> new RequestCommand.Resume();
            case REFUSE -> new RequestCommand.Refuse(reason, words, form.text("next_owner"));
            case DECIDE ->
                    new RequestCommand.DecideAppeal(form.text("outcome").equals("upheld"), words);
            case VERDICT ->
                    new RequestCommand.Judge(
                            Verdict.of(form.text("answer")).orElseThrow(),
                            form.text("content").isEmpty()
                                    ? 0
                                    : Integer.parseInt(form.text("content")),
                            words);
        };
    }

    /// The field a refusal is about; the whole form when it is about none.
    static String field(Because because) {
        return switch (because) {
            case WORDS_NEEDED, WORDS_TOO_LONG, WORDS_UNREADABLE -> "words";
            case NEXT_OWNER_NEEDED -> "next_owner";
            case REASON_UNKNOWN -> "reason";
            case AGENCY_UNKNOWN -> "agency";
            case DUE_NOT_LATER, DUE_TOO_FAR -> "due";
            case CONTENT_RANGE -> "content";
            case PHOTO_UNKNOWN, TOO_MANY_PHOTOS -> "photos";
            case UNKNOWN_REQUEST, CODE_NEEDED -> "code";
            default -> "";
        };
    }

    /// A day as people type it here: `27 11 2026`.
    static String numbers(LocalDate day) {
        return day.getDayOfMonth() + " " + day.getMonthValue() + " " + day.getYear();
    }

    private static Optional<Instant> day(Form form, ZoneId zone, Instant now) {
        try {
            return Optional.of(
                            LocalDate.of(
                                            Integer.parseInt(form.text("due-year")),
                                            Integer.parseInt(form.text("due-month")),
                                            Integer.parseInt(form.text("due-day")))
                                    .atTime(LocalTime.of(17, 0))
                                    .atZone(zone)
                                    .toInstant())
                    .filter(now::isBefore);
        } catch (NumberFormatException | DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
