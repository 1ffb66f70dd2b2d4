package org.commonweal.asking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.personal.Pointing;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.EmailAddress;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCard;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.search.RequestRows;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// Adding to what is known: the words and photos of a draft go on a request that somebody else
/// asked, and the draft ends with that. It is no verdict and gives no say. To a closed request
/// nothing is added: there the page says what can be done instead.
final class AddPage {
    /// Additions one sender may send.
    static final Limits.Rate BY_SENDER = new Limits.Rate(30, Duration.ofMinutes(1));

    /// Additions one request may get, from whomever: those who follow it hear of each.
    static final Limits.Rate TO_REQUEST = new Limits.Rate(10, Duration.ofMinutes(30));

    // The same count as where an address is left to follow: nobody's mailbox is filled here either.
    private static final Limits.Rate BY_ADDRESS = new Limits.Rate(5, Duration.ofMinutes(30));

    private final AskingPages pages;
    private final RequestRows rows;
    private final Pointing pointing;

    AddPage(AskingPages pages) {
        this.pages = pages;
        var rooms = pages.rooms();
        this.rows = new RequestRows(rooms.places(), rooms.catalogue(), rooms.now());
        this.pointing = new Pointing(rooms.personal());
    }

    void register(Routes routes) {
        var path = "/ask/{draft}/known/{number}";
        routes.get(path, Access.PUBLIC, pages.visit(this::show));
        routes.upload(path, Access.PUBLIC, pages.visit(this::take));
        routes.post(path + "/anew", Access.PUBLIC, pages.visit(this::anew));
        routes.get("/ask/{draft}/added", Access.PUBLIC, this::added);
    }

    /// Where a draft's words can be added to a request.
    static String path(Visit visit, RequestNumber number) {
        return visit.base() + "/known/" + number.digits();
    }

    private Reply show(Visit visit) {
        var known = known(visit);
        var form = Form.EMPTY.with("words", visit.draft().words());
        return Reply.page("asking/add", view(visit, known, form, Notice.NONE));
    }

    // What is confidential or never was sounds the same.
    private RequestCard known(Visit visit) {
        return RequestNumber.parse(visit.exchange().path("number")).stream()
                .flatMap(number ->
                        pages.rooms().requests().cards().numbered(List.of(number)).stream())
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private Reply take(Visit visit) {
        var known = known(visit);
        var typed = visit.exchange().form();
        var photos = new ArrayList<>(visit.draft().photos());
        var removed = typed.text("remove");
        photos.remove(removed);
        var form = WordsPage.taken(visit, typed, photos);
        form = WordsPage.legible(visit, form);
        boolean stays = !removed.isEmpty() || form.text("do").equals("add");
        // Else the words are kept nowhere before it was pointed out what they tell about a person.
        var words =
                stays && form.error("words").isEmpty() ? form.text("words") : visit.draft().words();
        var draft = visit.draft().said(words, photos);
        visit.drafts().save(visit.token(), draft);
        var kept = visit.with(draft);
        if (stays) {
            return form.right()
                    ? Reply.seeOther(path(visit, known.number()) + "#photos")
                    : again(kept, known, form);
        }
        if (form.text("words").isEmpty() && photos.isEmpty() && form.right()) {
            form = form.wrong("words", visit.say("words.missing"));
        }
        var email = form.text("email");
        if (!email.isEmpty() && !EmailAddress.isWhole(email)) {
            form = form.wrong("email", visit.say("contact.email.wrong"));
        }
        if (!form.right() || !known.state().open()) {
            return again(kept, known, form);
        }
        return switch (pointing.look(visit.exchange(), form)) {
            case Pointing.Ask(var notice) ->
                    Reply.invalid("asking/add", view(kept, known, form, notice));
            case Pointing.Go(var said) -> send(kept, known, said);
        };
    }

    private Reply again(Visit visit, RequestCard known, Form form) {
        return Reply.invalid("asking/add", view(visit, known, form, Notice.NONE));
    }

    private Reply send(Visit visit, RequestCard known, Form form) {
        slow(visit, known.number());
        var photos = visit.draft().photos().stream().map(PhotoId::new).toList();
        var command = new RequestCommand.Add(form.text("words"), photos);
        var outcome =
                visit.drafts()
                        .add(pages.rooms().requests(), visit.token(), known.number(), command);
        return switch (outcome) {
            case Outcome.Done _ -> {
                boolean invited = invited(visit, known.number(), form.text("email"));
                yield Reply.seeOther(visit.base() + "/added" + (invited ? "?mail=yes" : ""));
            }
            case Outcome.Refused(var because) ->
                    again(
                            visit,
                            known(visit),
                            form.wrong("words", visit.exchange().say(because.key())));
        };
    }

    private void slow(Visit visit, RequestNumber number) {
        var limits = pages.rooms().limits();
        limits.demand("add", visit.exchange(), BY_SENDER);
        limits.take("add to", number.digits(), TO_REQUEST)
                .ifPresent(wait -> {
                    throw Problem.tooMany(wait);
                });
    }

    // Whether an address was too often written to, or follows already, is nobody else's business.
    private boolean invited(Visit visit, RequestNumber number, String email) {
        var rooms = pages.rooms();
        if (email.isEmpty() || !rooms.follows().sends()) {
            return false;
        }
        if (rooms.limits()
                .take("follow of", email.toLowerCase(Locale.ROOT), BY_ADDRESS)
                .isEmpty()) {
            rooms.follows().invite(email, visit.exchange().shell().lang(), number);
        }
        return true;
    }

    // It is asked again because what was closed is back: the number goes along, so that whoever
    // gets it knows.
    private Reply anew(Visit visit) {
        var known = known(visit);
        var named = visit.say("add.names", known.number().spoken());
        var words = visit.draft().words();
        var said = words.isEmpty() ? named : words + "\n" + named;
        boolean goes = !words.contains(named) && Text.length(said) <= WordsPage.MOST_WORDS;
        var draft = goes ? visit.draft().naming(said) : visit.draft();
        return visit.keep(draft.done(Step.KNOWN));
    }

    private Reply added(Exchange exchange) {
        var token = exchange.path("draft");
        return AskingPages.hidden(
                switch (pages.drafts().find(token).orElse(null)) {
                    case Drafts.Added(var digits) -> {
                        var number = RequestNumber.parse(digits).orElseThrow();
                        yield Reply.page(
                                "asking/added",
                                new AskingViews.Added(
                                        number.spoken(),
                                        "/requests/" + number.digits(),
                                        "/follow?request=" + number.digits(),
                                        exchange.query("mail").isPresent()));
                    }
                    case Drafts.Sent _ -> Reply.seeOther("/ask/" + token + "/receipt");
                    case Drafts.Open _ -> Reply.seeOther("/ask/" + token);
                    case null -> AskingPages.gone();
                });
    }

    private AskingViews.Add view(Visit visit, RequestCard known, Form form, Notice notice) {
        return new AskingViews.Add(
                visit.frame(Step.KNOWN).from(visit.base() + "/known"),
                form,
                path(visit, known.number()),
                rows.row(visit.exchange(), known),
                known.state().open(),
                "/follow?request=" + known.number().digits(),
                WordsPage.photos(visit, visit.draft()),
                WordsPage.MOST_WORDS,
                WordsPage.MOST_PHOTOS,
                notice,
                pages.rooms().follows().sends());
    }
}
