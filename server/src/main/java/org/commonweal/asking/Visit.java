package org.commonweal.asking;

import java.util.List;
import org.commonweal.places.Point;
import org.commonweal.search.Alike;
import org.commonweal.search.Thing;
import org.commonweal.services.Service;
import org.commonweal.web.Exchange;
import org.commonweal.web.Reply;

/// Somebody at a page of their draft.
///
/// @param token the draft's secret
/// @param service what is asked for, as it is offered now
record Visit(
        Exchange exchange,
        AskingRooms rooms,
        Drafts drafts,
        String token,
        Draft draft,
        Service service) {
    /// Where the draft's pages stand.
    String base() {
        return "/ask/" + token;
    }

    /// The same, with the draft as it stands now.
    Visit with(Draft changed) {
        return new Visit(exchange, rooms, drafts, token, changed, service);
    }

    /// The same, with another kind of request chosen.
    Visit of(Service chosen) {
        return new Visit(exchange, rooms, drafts, token, draft, chosen);
    }

    Step next() {
        return draft.next(service);
    }

    Reply to(Step step) {
        return Reply.seeOther(base() + "/" + step.path());
    }

    /// Keeps the draft and goes on to what is still to be done.
    Reply keep(Draft changed) {
        var kept = passed(changed);
        drafts.save(token, kept);
        return to(kept.next(service));
    }

    /// The same, where something was taken out of the draft: nobody keeps that.
    Reply keepWithout(Draft changed) {
        var kept = passed(changed);
        drafts.rewrite(token, kept);
        return to(kept.next(service));
    }

    /// The draft without the pages that would have nothing to say: what the words tell about a
    /// person is only asked where they do, and whether it is known already only where something
    /// like it is.
    private Draft passed(Draft changed) {
        var kept = changed;
        if (kept.next(service) == Step.PERSONAL && rooms.personal().in(kept.words()).isEmpty()) {
            kept = kept.done(Step.PERSONAL);
        }
        return kept.next(service) == Step.KNOWN && with(kept).alike().isEmpty()
                ? kept.done(Step.KNOWN)
                : kept;
    }

    /// What was asked before that is like this draft.
    List<Alike> alike() {
        var where = draft.where();
        var point = Point.parse(where.point()).orElse(null);
        var thing = new Thing(draft.service(), where.place(), point, draft.words());
        return rooms.search().alike(thing, rooms.now().now());
    }

    String say(String key, Object... args) {
        return exchange.say("asking." + key, args);
    }

    /// Words that go on the request, where those who answer for it read them.
    String saidToTown(String key, Object... args) {
        return exchange.sayToTown("asking." + key, args);
    }

    /// What a page needs around its question.
    AskingViews.Frame frame(Step step) {
        var steps = Step.of(service);
        int at = steps.indexOf(step);
        boolean checking = draft.next(service) == Step.CHECK && step != Step.CHECK;
        var back = checking ? Step.CHECK : steps.get(Math.max(0, at - 1));
        if (back.maybe()) {
            back = Step.WORDS;
        }
        // Nobody is told to expect a page that may not come.
        var counted = steps.stream().filter(one -> !one.maybe()).toList();
        int place = counted.indexOf(step.maybe() ? Step.WORDS : step);
        return new AskingViews.Frame(
                base(),
                base() + "/" + back.path(),
                service.name(),
                service.confidential(),
                place + 1,
                counted.size(),
                checking);
    }
}
