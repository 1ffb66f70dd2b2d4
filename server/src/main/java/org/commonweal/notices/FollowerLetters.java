package org.commonweal.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.notices.FollowTables.News;
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
    Optional<Letter> step(Note note, Follow follow, String desk, String leave) {
        var view = requests.view(new RequestNumber(note.request()));
        var step = view.flatMap(seen -> step(seen, note.entry()));
        if (view.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        var voice = sender.voice(follow.language());
        var title = telling.title(voice, view.get());
        var heading = telling.heading(voice, note.occasion(), view.get());
        return Optional.of(
                letter(
                        voice,
                        voice.say("subject", view.get().number().spoken(), heading, title),
                        telling.happened(voice, "public", note.occasion(), view.get(), step.get()),
                        said(voice, view.get(), step.get()),
                        facts(voice, view.get(), title),
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
                                voice.say(
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
                                voice.say(
                                        "digest.subject", links.size(), what(voice, follow.what())),
                                List.of(voice.say("digest.lead", what(voice, follow.what()))),
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
                voice.say("confirm.subject", what),
                List.of(voice.say("confirm.lead", what, sender.name())),
                Letter.Said.NOTHING,
                List.of(),
                List.of(new Letter.Link(confirm, voice.say("confirm.link"))),
                List.of(voice.say("confirm.not_you")));
    }

    /// What is followed, in words.
    String what(Voice voice, Selection what) {
        if (what.request() != 0) {
            return voice.say("what.request", new RequestNumber(what.request()).spoken());
        }
        var near = what.near();
        var where =
                near != null
                        ? voice.say("what.near", what.radius(), telling.place(near))
                        : what.area().isEmpty()
                                ? ""
                                : voice.say("what.area", telling.area(voice, what.area()));
        var service =
                what.service().isEmpty()
                        ? voice.say("what.everything")
                        : telling.service(voice, what.service());
        return where.isEmpty() ? service : voice.say("what.both", service, where);
    }

    private Letter letter(
            Voice voice,
            String subject,
            List<String> lead,
            Letter.Said said,
            List<WebViews.Row> facts,
            List<Letter.Link> links,
            List<String> small) {
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

    private static List<WebViews.Row> facts(Voice voice, RequestView view, String title) {
        var facts = new ArrayList<WebViews.Row>();
        facts.add(new WebViews.Row(voice.say("fact.request"), title));
        facts.add(new WebViews.Row(voice.say("fact.number"), view.number().spoken()));
        facts.add(new WebViews.Row(voice.say("fact.state"), voice.state(view.state().code())));
        facts.addAll(AskerLetters.promise(voice, view));
        return facts;
    }

    private static Letter.Link page(Voice voice, String desk, RequestView view) {
        return new Letter.Link(address(desk, view), voice.say("link.public"));
    }

    private static String address(String desk, RequestView view) {
        return desk + "/requests/" + view.number().digits();
    }

    private List<String> small(Voice voice, Follow follow, String leave) {
        return List.of(
                voice.say("small.follow", what(voice, follow.what())),
                voice.say("small.leave") + " " + leave);
    }
}
