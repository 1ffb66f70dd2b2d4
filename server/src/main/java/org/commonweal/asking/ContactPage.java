package org.commonweal.asking;

import java.util.regex.Pattern;
import org.commonweal.requests.Ask;
import org.commonweal.web.Form;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// How to reach the asker. Nothing is needed, and nothing of it is ever public.
final class ContactPage {
    static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,189}");
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\p{Nd}][\\p{Nd}()./ +-]{2,38}");
    private static final int LINE = 300;
    private static final int NOTE = 1000;

    private final AskingPages pages;

    ContactPage(AskingPages pages) {
        this.pages = pages;
    }

    void register(Routes routes) {
        pages.page(routes, Step.CONTACT, this::show, this::take);
    }

    private Reply show(Visit visit) {
        var contact = visit.draft().contact();
        var form =
                Form.EMPTY
                        .with("name", contact.name())
                        .with("email", contact.email())
                        .with("phone", contact.phone())
                        .with("contact_note", contact.note());
        return Reply.page("asking/contact", view(visit, form));
    }

    private Reply take(Visit visit) {
        var form = checked(visit, visit.exchange().form());
        if (!form.right()) {
            return Reply.invalid("asking/contact", view(visit, form));
        }
        return visit.keep(visit.draft().contact(given(form)));
    }

    static Ask.Contact given(Form form) {
        return new Ask.Contact(
                form.text("name"),
                form.text("email"),
                form.text("phone"),
                form.text("contact_note"));
    }

    /// The same form, with what cannot be kept marked.
    static Form checked(Visit visit, Form typed) {
        var form = typed;
        if (Text.tooLong(form.text("name"), LINE)) {
            form = form.wrong("name", visit.say("contact.name.long", LINE));
        } else if (Text.unreadable(form.text("name")) || form.text("name").contains("\n")) {
            form = form.wrong("name", visit.say("contact.name.unreadable"));
        }
        var email = form.text("email");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            form = form.wrong("email", visit.say("contact.email.wrong"));
        }
        var phone = form.text("phone");
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            form = form.wrong("phone", visit.say("contact.phone.wrong"));
        }
        if (Text.tooLong(form.text("contact_note"), NOTE)) {
            form = form.wrong("contact_note", visit.say("contact.note.long", NOTE));
        } else if (Text.unreadable(form.text("contact_note"))) {
            form = form.wrong("contact_note", visit.say("contact.note.unreadable"));
        }
        return form;
    }

    private static AskingViews.Contact view(Visit visit, Form form) {
        return new AskingViews.Contact(
                visit.frame(Step.CONTACT), visit.rooms().follows().sends(), form);
    }
}
