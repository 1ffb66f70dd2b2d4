package org.commonweal.asking;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.EmailAddress;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;

/// How to reach the asker. Nothing is needed, and nothing of it is ever public.
final class ContactPage {
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\p{Nd}][\\p{Nd}()./ +-]{2,38}");
    private static final int LINE = 300;
    private static final int NOTE = 1000;

    // Text messages are paid for, and the number may be somebody else's.
    private static final Limits.Rate BY_NUMBER = new Limits.Rate(5, Duration.ofMinutes(30));

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
                        .with("hears", contact.hears().code())
                        .with("contact_note", contact.note());
        return Reply.page("asking/contact", view(visit, form));
    }

    private Reply take(Visit visit) {
        var hears = hears(visit.exchange().form());
        var form = hearing(visit, checked(visit, visit.exchange().form()), hears);
        if (!form.right()) {
            return Reply.invalid("asking/contact", view(visit, form));
        }
        // Who gets text messages sees the number to which they go.
        var phone =
                hears.byText()
                        ? texts().spoken(form.text("phone")).orElseThrow()
                        : form.text("phone");
        return visit.keep(visit.draft().contact(given(form.with("phone", phone)).by(hears)));
    }

    private TextNumbers texts() {
        return pages.rooms().texts();
    }

    private Hears hears(Form form) {
        return texts().offered() ? Hears.of(form.text("hears")).orElse(Hears.MAIL) : Hears.MAIL;
    }

    private Form hearing(Visit visit, Form typed, Hears hears) {
        var form = typed.with("hears", hears.code());
        if (!hears.byText()) {
            return form;
        }
        if (hears.byMail() && form.text("email").isEmpty()) {
            form = form.wrong("email", visit.say("contact.email.needed"));
        }
        if (form.text("phone").isEmpty()) {
            return form.wrong("phone", visit.say("contact.phone.needed"));
        }
        var number = texts().dialled(form.text("phone"));
        if (number.isEmpty()) {
            return form.error("phone").isEmpty()
                    ? form.wrong("phone", visit.say("contact.phone.mobile", texts().example()))
                    : form;
        }
        boolean often =
                form.right()
                        && pages.rooms()
                                .limits()
                                .take("text to", number.get(), BY_NUMBER)
                                .isPresent();
        return often ? form.wrong("phone", visit.say("contact.phone.often")) : form;
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
        if (!email.isEmpty() && !EmailAddress.isWhole(email)) {
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

    private AskingViews.Contact view(Visit visit, Form form) {
        var choices =
                texts().offered()
                        ? Arrays.stream(Hears.values())
                                .map(one ->
                                        new Choice(
                                                one.code(),
                                                visit.say("contact.hears." + one.code())))
                                .toList()
                        : List.<Choice>of();
        return new AskingViews.Contact(
                visit.frame(Step.CONTACT), visit.rooms().follows().sends(), form, choices);
    }
}
