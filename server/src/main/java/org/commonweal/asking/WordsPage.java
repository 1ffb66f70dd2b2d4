package org.commonweal.asking;

import java.util.ArrayList;
import java.util.List;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.PhotoSize;
import org.commonweal.photos.Taken;
import org.commonweal.web.Access;
import org.commonweal.web.Form;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Upload;
import org.commonweal.web.WebViews.Picture;

/// What is the matter, in words and photos. Photos are taken in as soon as they arrive, whatever is
/// wrong with the rest of the page.
final class WordsPage {
    static final int MOST_WORDS = 4000;
    static final int MOST_PHOTOS = 10;

    private final AskingPages pages;

    WordsPage(AskingPages pages) {
        this.pages = pages;
    }

    void register(Routes routes) {
        var path = "/ask/{draft}/" + Step.WORDS.path();
        routes.get(path, Access.PUBLIC, pages.visit(this::show));
        routes.upload(path, Access.PUBLIC, pages.visit(this::take));
        routes.get("/ask/{draft}/photos/{file}", Access.PUBLIC, pages.visit(this::full));
        routes.get("/ask/{draft}/photos/{sha}/small.jpg", Access.PUBLIC, pages.visit(this::small));
    }

    private Reply show(Visit visit) {
        return Reply.page(
                "asking/words", view(visit, Form.EMPTY.with("words", visit.draft().words())));
    }

    private Reply take(Visit visit) {
        var form = visit.exchange().form();
        var photos = new ArrayList<>(visit.draft().photos());
        var removed = form.text("remove");
        photos.remove(removed);
        form = taken(visit, form, photos);
        form = fitting(visit, form, photos);
        var fits = form.error("words").isEmpty() || form.text("words").isEmpty();
        var draft = visit.draft().said(fits ? form.text("words") : visit.draft().words(), photos);
        var stay = !removed.isEmpty() || form.text("do").equals("add");
        if (form.right() && !stay) {
            return visit.keep(draft.done(Step.WORDS));
        }
        visit.drafts().save(visit.token(), draft);
        if (stay && form.error("photos").isEmpty()) {
            return fits
                    ? Reply.seeOther(visit.base() + "/words#photos")
                    : Reply.invalid("asking/words", view(visit, draft, form));
        }
        return Reply.invalid("asking/words", view(visit, draft, form));
    }

    /// Takes the photos of a form in.
    ///
    /// @param photos SHA-256 of those there are, added to
    /// @return the same form, with what could not be taken marked
    static Form taken(Visit visit, Form typed, List<String> photos) {
        var wrong = new ArrayList<String>();
        for (var file : typed.files("photos")) {
            if (photos.size() >= MOST_PHOTOS) {
                wrong.add(visit.say("photos.many", MOST_PHOTOS));
                break;
            }
            switch (take(visit, file)) {
                case Taken.Kept(var photo) -> {
                    if (!photos.contains(photo.id().sha256())) {
                        photos.add(photo.id().sha256());
                    }
                }
                case Taken.Refused refused ->
                        wrong.add(visit.exchange().say(refused.key(), refused.name()));
            }
        }
        return wrong.isEmpty() ? typed : typed.wrong("photos", String.join(" ", wrong));
    }

    private static Taken take(Visit visit, Upload file) {
        return visit.rooms().photos().take(file.path(), file.fileName());
    }

    /// Whether the words can be kept.
    static Form fitting(Visit visit, Form form, List<String> photos) {
        var looked = legible(visit, form);
        if (!looked.error("words").isEmpty()) {
            return looked;
        }
        var words = form.text("words");
        boolean staying = !form.text("remove").isEmpty() || form.text("do").equals("add");
        boolean nothing = words.isEmpty() && photos.isEmpty() && visit.draft().answers().isEmpty();
        return nothing && !staying && form.right()
                ? form.wrong("words", visit.say("words.missing"))
                : form;
    }

    /// Whether the words are not too many, and can be read.
    static Form legible(Visit visit, Form form) {
        var words = form.text("words");
        int over = Text.length(words) - MOST_WORDS;
        if (over > 0) {
            return form.wrong("words", visit.say("words.long", MOST_WORDS, over));
        }
        return Text.unreadable(words) ? form.wrong("words", visit.say("words.unreadable")) : form;
    }

    private static AskingViews.Words view(Visit visit, Form form) {
        return view(visit, visit.draft(), form);
    }

    private static AskingViews.Words view(Visit visit, Draft draft, Form form) {
        return new AskingViews.Words(
                visit.frame(Step.WORDS), form, photos(visit, draft), MOST_WORDS, MOST_PHOTOS);
    }

    /// The photos of a draft, under its own secret address.
    static List<AskingViews.Photo> photos(Visit visit, Draft draft) {
        var shown = new ArrayList<AskingViews.Photo>();
        for (var sha : draft.photos()) {
            var path = visit.base() + "/photos/" + sha;
            var alt = visit.say("photos.alt", shown.size() + 1);
            shown.add(
                    new AskingViews.Photo(
                            sha, new Picture(path + "/small.jpg", path + ".jpg", alt)));
        }
        return shown;
    }

    private Reply full(Visit visit) {
        var file = visit.exchange().path("file");
        return picture(visit, file.replaceFirst("\\.jpg$", ""), PhotoSize.FULL);
    }

    private Reply small(Visit visit) {
        return picture(visit, visit.exchange().path("sha"), PhotoSize.SMALL);
    }

    private Reply picture(Visit visit, String sha, PhotoSize size) {
        if (!visit.draft().photos().contains(sha)) {
            throw Problem.notFound();
        }
        return pages.rooms()
                .photos()
                .open(new PhotoId(sha), size)
                .map(bytes -> Reply.bytes("image/jpeg", bytes))
                .map(reply -> reply.header("Cache-Control", "private, max-age=3600"))
                .orElseThrow(Problem::notFound);
    }
}
