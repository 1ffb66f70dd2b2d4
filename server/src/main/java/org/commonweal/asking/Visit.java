package org.commonweal.asking;

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

    Step next() {
        return draft.next(service);
    }

    Reply to(Step step) {
        return Reply.seeOther(base() + "/" + step.path());
    }

    /// Keeps the draft and goes on to what is still to be done.
    Reply keep(Draft changed) {
        drafts.save(token, changed);
        return to(changed.next(service));
    }

    String say(String key, Object... args) {
        return exchange.say("asking." + key, args);
    }

    /// What a page needs around its question.
    AskingViews.Frame frame(Step step) {
        var steps = Step.of(service);
        int place = steps.indexOf(step);
        boolean checking = draft.next(service) == Step.CHECK && step != Step.CHECK;
        var back = checking ? Step.CHECK : steps.get(Math.max(0, place - 1));
        return new AskingViews.Frame(
                base(),
                base() + "/" + back.path(),
                service.name(),
                service.confidential(),
                place + 1,
                steps.size(),
                checking);
    }
}
