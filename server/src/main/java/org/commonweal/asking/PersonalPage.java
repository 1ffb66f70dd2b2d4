package org.commonweal.asking;

import org.commonweal.personal.Pointing;
import org.commonweal.web.Form;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// What the words tell about a person, before everybody can read it. The words without it are
/// offered to be sent or changed; leaving it in is as easy.
final class PersonalPage {
    private final AskingPages pages;
    private final Pointing pointing;

    PersonalPage(AskingPages pages) {
        this.pages = pages;
        this.pointing = new Pointing(pages.rooms().personal());
    }

    void register(Routes routes) {
        pages.page(routes, Step.PERSONAL, this::show, this::take);
    }

    private Reply show(Visit visit) {
        var notice = pointing.notice(visit.exchange(), visit.draft().words());
        var form = Form.EMPTY.with("words", notice.without());
        return Reply.page("asking/personal", view(visit, form));
    }

    private Reply take(Visit visit) {
        var form = visit.exchange().form();
        var draft = visit.draft();
        if (form.names().contains("words") && !form.chose("personal", "keep")) {
            form = WordsPage.fitting(visit, form, draft.photos());
            if (!form.right()) {
                return Reply.invalid("asking/personal", view(visit, form));
            }
            var said = draft.said(form.text("words"), draft.photos());
            return visit.keepWithout(said.words().equals(draft.words()) ? draft : said);
        }
        return visit.keep(draft.done(Step.PERSONAL));
    }

    private AskingViews.Personal view(Visit visit, Form form) {
        return new AskingViews.Personal(
                visit.frame(Step.PERSONAL),
                form,
                pointing.notice(visit.exchange(), visit.draft().words()));
    }
}
