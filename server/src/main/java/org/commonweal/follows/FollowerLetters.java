package org.commonweal.follows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.notices.News;
import org.commonweal.notices.Occasion;
import org.commonweal.notices.Sender;
import org.commonweal.notices.Telling;
import org.commonweal.notices.Voice;
import org.commonweal.post.Letter;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.Requests;
import org.commonweal.web.WebViews;

/// Writes to followers: what everybody may read, and never a link of an asker's.
final class FollowerLetters {
    /// How many steps one daily message tells.
    static final int MOST = 100;

    private final Sender sender;
    private final Telling telling;
    private final Requests requests;

    FollowerLetters(Sender sender, Telling telling, Requests requests) {
        this.sender = sender;
        this.telling = telling;
        this.requests = requests;
    }

    /// The message on one step; empty when everybody may see it no more.
    ///
    /// @param leave address of the page that changes or ends the following
    Optional<Letter> step(
            Occasion occasion,
            long entry,
            RequestNumber number,
            Follow follow,
            String desk,
            String leave) {
        var view = requests.view(number);
        var step = view.flatMap(seen -> step(seen, entry));
        if (view.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        var voice = sender.voice(follow.language());
        var title = telling.title(voice, view.get());
        var heading = telling.heading(voice, occasion, view.get());
        return Optional.of(
                letter(
                        voice,
                        voice.say("subject", view.get().number().spoken(), heading, title),
                        telling.happened(voice, "public", occasion, view.get(), step.get()),
                        said(voice, view.get(), step.get()),
                        telling.facts(voice, view.get()),
                        List.of(page(voice, desk, view.get())),
                        small(voice, follow, leave)));
    }

    /// The daily message; empty when nothing of it may be seen any more.
    Optional<Letter> digest(List<News> kept, Follow follow, String desk, String leave) {
        var voice = sender.voice(follow.language());
        var links = new ArrayList<Letter.Link>();
        for (var news : kept) {
            requests.view(new RequestNumber(news.request()))
                    .filter(view -> step(view, news.entry()).isPresent())
                    .ifPresent(view -> {
                        var heading = telling.heading(voice, news.occasion(), view);
                        var words =
                                say(
                                        voice,
                                        "digest.line",
                                        heading,
                                        telling.title(voice, view),
                                        voice.state(view.state().code()));
                        links.add(new Letter.Link(address(desk, view), words));
                    });
        }
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        letter(
                                voice,
                                say(
                                        voice,
                                        "digest.subject",
                                        links.size(),
                                        what(voice, follow.what())),
                                List.of(say(voice, "digest.lead", what(voice, follow.what()))),
                                Letter.Said.NOTHING,
                                List.of(),
                                links,
                                small(voice, follow, leave)));
    }

    /// The message that asks the owner of an address.
    ///
    /// @param confirm address of the page that asks for the button
    Letter confirm(Follow follow, String confirm) {
        var voice = sender.voice(follow.language());
        var what = what(voice, follow.what());
        return letter(
                voice,
                say(voice, "confirm.subject", what),
                List.of(say(voice, "confirm.lead", what, sender.name())),
                Letter.Said.NOTHING,
                List.of(),
                List.of(new Letter.Link(confirm, say(voice, "confirm.link"))),
                List.of(Letter.Link.none(say(voice, "confirm.not_you"))));
    }

    /// What is followed, in words.
    String what(Voice voice, Selection what) {
        if (what.request() != 0) {
            return say(voice, "what.request", new RequestNumber(what.request()).spoken());
        }
        var near = what.near();
        var where =
                near != null
                        ? say(voice, "what.near", what.radius(), telling.place(near))
                        : what.area().isEmpty()
                                ? ""
                                : say(voice, "what.area", telling.area(voice, what.area()));
        var service =
                what.service().isEmpty()
                        ? say(voice, "what.everything")
                        : telling.service(voice, what.service());
        return where.isEmpty() ? service : say(voice, "what.both", service, where);
    }

    private Letter letter(
            Voice voice,
            String subject,
            List<String> lead,
            Letter.Said said,
            List<WebViews.Row> facts,
            List<Letter.Link> links,
            List<Letter.Link> small) {
        var invented = sender.invented() ? voice.words().say("web.invented", sender.name()) : "";
        return new Letter(
                voice.lang(),
                voice.dir(),
                subject,
                invented,
                lead,
                said,
                facts,
                "",
                List.of(),
                links,
                small);
    }

    private static Optional<RequestView.Step> step(RequestView view, long entry) {
        return view.steps().stream().filter(step -> step.entry() == entry).findFirst();
    }

    private static Letter.Said said(Voice voice, RequestView view, RequestView.Step step) {
        var words = step.step() == 0 ? view.words() : step.words();
        return words.isEmpty()
                ? Letter.Said.NOTHING
                : new Letter.Said(voice.say("said.agency"), words);
    }

    private static String say(Voice voice, String key, Object... args) {
        return voice.words().say("follows.letter." + key, args);
    }

    private static Letter.Link page(Voice voice, String desk, RequestView view) {
        return new Letter.Link(address(desk, view), say(voice, "link.public"));
    }

    private static String address(String desk, RequestView view) {
        return desk + "/requests/" + view.number().digits();
    }

    private List<Letter.Link> small(Voice voice, Follow follow, String leave) {
        return List.of(
                Letter.Link.none(say(voice, "small.follow", what(voice, follow.what()))),
                new Letter.Link(leave, say(voice, "small.leave")));
    }
}
