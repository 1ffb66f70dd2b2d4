package org.commonweal.verdicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.personal.Pointing;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.PhotoSize;
import org.commonweal.photos.Photos;
import org.commonweal.photos.Taken;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.RequestView.ForAsker;
import org.commonweal.requests.Requests;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.verdicts.RequestTelling.Reader;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Handler;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The pages of the one who asked, by the secret link (`/r/TOKEN`) or after the code was typed
/// (`/yours`).
///
/// Opening any of them puts nothing on the record, whoever opens it and however often: each act is
/// a form sent by POST. A link that is wrong, replaced or of another desk gets one and the same
/// page, which says nothing about any request.
final class AskerPages {
    static final String YOURS = "/yours";
    static final String LINK = "/r/";

    private final Requests requests;
    private final RequestTelling telling;
    private final Photos photos;
    private final AskerVisits visits;
    private final Pointing pointing;
    private final TextNumbers texts;

    AskerPages(
            Requests requests,
            RequestTelling telling,
            Photos photos,
            AskerVisits visits,
            Pointing pointing,
            TextNumbers texts) {
        this.requests = requests;
        this.telling = telling;
        this.photos = photos;
        this.visits = visits;
        this.pointing = pointing;
        this.texts = texts;
    }

    /// One asker at one of their pages.
    ///
    /// @param base path of their pages
    /// @param key what proves it is theirs
    private record Visitor(Exchange exchange, String base, AskerKey key, ForAsker asked) {
        Reader reader() {
            return new Reader("yours", base, asked.confidential());
        }

        boolean may(Kind kind) {
            return asked.possible().contains(kind);
        }

        String say(String key, Object... args) {
            return exchange.say("verdicts." + key, args);
        }
    }

    void register(Routes routes) {
        for (var base : List.of(LINK + "{token}", YOURS)) {
            get(routes, base, this::page);
            get(routes, base + "/map.svg", this::map);
            get(routes, base + "/photos/{file}", this::photo);
            get(routes, base + "/photos/{sha}/small.jpg", this::smallPhoto);
            get(routes, base + "/receipt", this::receipt);
            get(routes, base + "/verdict", this::verdict);
            get(routes, base + "/recorded", this::recorded);
            routes.post(base + "/verdict", Access.PUBLIC, visitor(this::judge));
            routes.post(base + "/texts", Access.PUBLIC, visitor(this::texts));
            for (var act : AskerAct.values()) {
                var path = base + "/" + act.path();
                get(routes, path, visitor -> form(visitor, act, Form.EMPTY));
                Handler told = visitor(visitor -> act(visitor, act));
                if (act.asksPhotos()) {
                    routes.upload(path, Access.PUBLIC, told);
                } else {
                    routes.post(path, Access.PUBLIC, told);
                }
            }
        }
        routes.post(
                YOURS + "/leave",
                Access.PUBLIC,
                exchange -> visits.end(exchange, Reply.seeOther("/find")));
    }

    private interface Answer {
        Reply to(Visitor visitor) throws Exception;
    }

    private void get(Routes routes, String path, Answer answer) {
        routes.get(path, Access.PUBLIC, visitor(answer));
    }

    private Handler visitor(Answer answer) {
        return exchange -> {
            var visitor = visitor(exchange);
            visitor.ifPresent(who -> exchange.reads(who.asked.contact().language()));
            var reply = visitor.isPresent() ? answer.to(visitor.get()) : nothing(exchange);
            return reply.header("X-Robots-Tag", "noindex, nofollow")
                    .header("Cache-Control", "no-store");
        };
    }

    private Optional<Visitor> visitor(Exchange exchange) {
        if (exchange.path().startsWith(LINK)) {
            var token = exchange.path("token");
            return requests.byLink(token)
                    .map(asked ->
                            new Visitor(exchange, LINK + token, new AskerKey.Link(token), asked));
        }
        return visits.key(exchange)
                .flatMap(key ->
                        requests.byCode(key.number(), key.code())
                                .map(asked -> new Visitor(exchange, YOURS, key, asked)));
    }

    private Reply page(Visitor visitor) {
        var view = visitor.asked.view();
        var page =
                telling.page(
                        visitor.exchange.shell(),
                        view,
                        visitor.reader(),
                        Optional.of(yours(visitor)));
        return Reply.page("verdicts/link", page);
    }

    private RequestViews.Yours yours(Visitor visitor) {
        var view = visitor.asked.view();
        var actions = new ArrayList<RequestViews.Action>();
        for (var act : AskerAct.values()) {
            if (visitor.may(act.kind())) {
                actions.add(new RequestViews.Action(act.path(), visitor.say("act." + act.path())));
            }
        }
        var done =
                visitor.exchange
                        .query("done")
                        .flatMap(AskerAct::of)
                        .filter(act -> act.justHappened(view))
                        .map(act -> visitor.say("act." + act.path() + ".done"))
                        .or(() -> textsChanged(visitor));
        return new RequestViews.Yours(
                visitor.base,
                visitor.asked.confidential(),
                visitor.key instanceof AskerKey.Code,
                done.orElse(""),
                telling.contact(visitor.exchange.shell(), visitor.asked.contact()),
                textsOf(visitor),
                verdictQuestion(visitor),
                actions);
    }

    private RequestViews.Texts textsOf(Visitor visitor) {
        var contact = visitor.asked.contact();
        if (contact.hears().byText()) {
            return new RequestViews.Texts("end", "");
        }
        var number = texts.spoken(contact.phone());
        return new RequestViews.Texts(number.isPresent() ? "begin" : "", number.orElse(""));
    }

    private static Optional<String> textsChanged(Visitor visitor) {
        boolean now = visitor.asked.contact().hears().byText();
        return visitor.exchange
                .query("done")
                .filter("texts"::equals)
                .map(_ -> visitor.say(now ? "asker.texts.begun" : "asker.texts.ended"));
    }

    // They are about the asker and not about the request: nothing of it is on the record.
    private Reply texts(Visitor visitor) {
        var change = visitor.exchange.form().text("texts");
        var contact = visitor.asked.contact();
        var hears =
                switch (change) {
                    case "end" -> Hears.MAIL;
                    case "begin" -> contact.email().isEmpty() ? Hears.TEXT : Hears.BOTH;
                    default -> throw Problem.of(400);
                };
        if (hears.byText() && texts.dialled(contact.phone()).isEmpty()) {
            throw Problem.of(409);
        }
        requests.hear(visitor.key, hears);
        return Reply.seeOther(visitor.base + "?done=texts");
    }

    private String verdictQuestion(Visitor visitor) {
        if (!visitor.may(Kind.JUDGE)) {
            return "";
        }
        var view = visitor.asked.view();
        var end = view.windowEnds();
        if (view.state() == State.SILENT && end != null) {
            return visitor.say(
                    "asker.question.silent", visitor.exchange.shell().day(end.minusMillis(1)));
        }
        return visitor.say(
                "asker.question.lead",
                agency(visitor),
                end == null ? "" : visitor.exchange.shell().day(end.minusMillis(1)));
    }

    private Reply map(Visitor visitor) {
        return telling.map(visitor.exchange.shell(), visitor.asked.view())
                .map(RequestPages::picture)
                .orElseThrow(Problem::notFound);
    }

    private Reply photo(Visitor visitor) {
        var file = visitor.exchange.path("file");
        if (!file.endsWith(".jpg")) {
            throw Problem.notFound();
        }
        return photo(visitor, file.substring(0, file.length() - 4), PhotoSize.FULL);
    }

    private Reply smallPhoto(Visitor visitor) {
        return photo(visitor, visitor.exchange.path("sha"), PhotoSize.SMALL);
    }

    private Reply photo(Visitor visitor, String sha, PhotoSize size) {
        return Optional.of(sha)
                .filter(PhotoId::valid)
                .map(PhotoId::new)
                .filter(id -> RequestTelling.shows(visitor.asked.view(), id))
                .flatMap(id -> photos.open(id, size))
                .map(bytes -> Reply.bytes("image/jpeg", bytes))
                .orElseThrow(Problem::notFound);
    }

    private Reply receipt(Visitor visitor) {
        var name = visitor.asked.view().number().digits() + ".tlog-proof";
        return requests.receipt(visitor.key)
                .map(bytes -> Reply.bytes("text/plain; charset=utf-8", bytes).download(name))
                .orElseThrow(Problem::notFound);
    }

    private Reply verdict(Visitor visitor) {
        if (!visitor.may(Kind.JUDGE)) {
            return Reply.seeOther(visitor.base);
        }
        var answer = visitor.exchange.query("answer").flatMap(Verdict::of).map(Verdict::code);
        var form = answer.map(code -> Form.EMPTY.with("answer", code)).orElse(Form.EMPTY);
        return Reply.page("verdicts/verdict", verdictView(visitor, form));
    }

    private Reply judge(Visitor visitor) {
        var form = visitor.exchange.form();
        var verdict = Verdict.of(form.text("answer"));
        if (verdict.isEmpty()) {
            form = form.wrong("answer", visitor.say("judge.choose"));
        }
        if (!form.text("content").matches("[1-5]?")) {
            form = form.wrong("content", visitor.say("judge.content.wrong"));
        }
        if (!form.right()) {
            return Reply.invalid("verdicts/verdict", verdictView(visitor, form));
        }
        int content = form.text("content").isEmpty() ? 0 : Integer.parseInt(form.text("content"));
        return switch (looked(visitor, form)) {
            case Pointing.Ask(var notice) ->
                    Reply.invalid("verdicts/verdict", verdictView(visitor, form, notice));
            case Pointing.Go(var said) ->
                    tell(
                            visitor,
                            new RequestCommand.Judge(
                                    verdict.orElseThrow(), content, said.text("words")),
                            said,
                            visitor.base + "/recorded",
                            wrong ->
                                    Reply.invalid("verdicts/verdict", verdictView(visitor, wrong)));
        };
    }

    // What is said of a confidential request is read by nobody from whom it would have to be kept.
    private Pointing.Next looked(Visitor visitor, Form form) {
        return visitor.asked.confidential()
                ? new Pointing.Go(form)
                : pointing.look(visitor.exchange, form);
    }

    private RequestViews.Verdict verdictView(Visitor visitor, Form form) {
        return verdictView(visitor, form, Notice.NONE);
    }

    private RequestViews.Verdict verdictView(Visitor visitor, Form form, Notice notice) {
        var view = visitor.asked.view();
        var shell = visitor.exchange.shell();
        var claim =
                view.steps().stream()
                        .filter(step -> step.event().equals("request.reported_done/1"))
                        .reduce((_, last) -> last);
        return new RequestViews.Verdict(
                visitor.base,
                view.number().spoken(),
                telling.title(shell, view),
                agency(visitor),
                claim.map(step -> shell.moment(step.at())).orElse(""),
                new RequestViews.Said(claim.map(RequestView.Step::words).orElse(""), ""),
                claim.map(step -> telling.photos(shell, step.photos(), visitor.reader()))
                        .orElse(List.of()),
                telling.windows().reopenDays(),
                visitor.asked.confidential(),
                notice,
                form);
    }

    private Reply recorded(Visitor visitor) {
        var verdict = visitor.asked.verdict();
        if (verdict == null || visitor.may(Kind.JUDGE)) {
            return Reply.seeOther(visitor.base);
        }
        var until = visitor.asked.undoUntil();
        return Reply.page(
                "verdicts/recorded",
                new RequestViews.Recorded(
                        visitor.base,
                        telling.title(visitor.exchange.shell(), visitor.asked.view()),
                        visitor.say("said." + verdict.code()),
                        until == null || !visitor.may(Kind.UNDO)
                                ? ""
                                : visitor.exchange.shell().day(until.minusMillis(1))));
    }

    private Reply form(Visitor visitor, AskerAct act, Form form) {
        return visitor.may(act.kind())
                ? Reply.page("verdicts/act", actView(visitor, act, form))
                : Reply.seeOther(visitor.base);
    }

    private Reply act(Visitor visitor, AskerAct act) {
        var form = visitor.exchange.form();
        var kept = new ArrayList<PhotoId>();
        if (act.asksPhotos()) {
            form.all("kept").stream().filter(PhotoId::valid).map(PhotoId::new).forEach(kept::add);
            for (var upload : form.files("photos")) {
                switch (photos.take(upload.path(), upload.fileName())) {
                    case Taken.Kept(var photo) -> kept.add(photo.id());
                    case Taken.Refused refused ->
                            form =
                                    form.wrong(
                                            "photos",
                                            visitor.exchange.say(refused.key(), refused.name()));
                }
            }
        }
        // Photos that came are not asked for again.
        form = form.with("kept", kept.stream().map(PhotoId::sha256).toArray(String[]::new));
        if (!form.right()) {
            return Reply.invalid("verdicts/act", actView(visitor, act, form));
        }
        return switch (looked(visitor, form)) {
            case Pointing.Ask(var notice) when act.asksWords() && visitor.may(act.kind()) ->
                    Reply.invalid("verdicts/act", actView(visitor, act, form, notice));
            case Pointing.Ask _ -> told(visitor, act, form, kept);
            case Pointing.Go(var said) -> told(visitor, act, said, kept);
        };
    }

    private Reply told(Visitor visitor, AskerAct act, Form form, List<PhotoId> photos) {
        return tell(
                visitor,
                act.command(form.text("words"), photos),
                form,
                visitor.base + "?done=" + act.path(),
                wrong -> Reply.invalid("verdicts/act", actView(visitor, act, wrong)));
    }

    private RequestViews.Act actView(Visitor visitor, AskerAct act, Form form) {
        return actView(visitor, act, form, Notice.NONE);
    }

    private RequestViews.Act actView(Visitor visitor, AskerAct act, Form form, Notice notice) {
        var view = visitor.asked.view();
        return new RequestViews.Act(
                visitor.base,
                view.number().spoken(),
                telling.title(visitor.exchange.shell(), view),
                act.path(),
                act.asksWords(),
                act.asksPhotos(),
                visitor.asked.confidential(),
                notice,
                form);
    }

    private Reply tell(
            Visitor visitor,
            RequestCommand command,
            Form form,
            String then,
            Function<Form, Reply> again) {
        return switch (requests.tell(visitor.key, command)) {
            case Outcome.Done _ -> Reply.seeOther(then);
            case Outcome.Refused(var because) -> {
                var sentence = visitor.exchange.say(because.key());
                yield switch (because) {
                    case UNKNOWN_REQUEST -> nothing(visitor.exchange);
                    case WORDS_NEEDED, WORDS_TOO_LONG, WORDS_UNREADABLE ->
                            again.apply(form.wrong("words", sentence));
                    case CONTENT_RANGE -> again.apply(form.wrong("content", sentence));
                    case PHOTO_UNKNOWN, TOO_MANY_PHOTOS ->
                            again.apply(form.wrong("photos", sentence));
                    default ->
                            Reply.page(
                                            "verdicts/refused",
                                            new RequestViews.Refused(visitor.base, sentence))
                                    .status(409);
                };
            }
        };
    }

    private String agency(Visitor visitor) {
        return telling.agency(visitor.exchange.shell(), visitor.asked.view().agency());
    }

    private static Reply nothing(Exchange exchange) {
        return Reply.page(
                        "verdicts/nothing",
                        new RequestViews.Nothing(
                                exchange.say("verdicts.none.link.title"),
                                exchange.say("verdicts.none.link.words")))
                .status(404);
    }
}
