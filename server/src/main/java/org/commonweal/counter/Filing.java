package org.commonweal.counter;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Ask.Hears;
import org.commonweal.requests.RequestNumber;
import org.commonweal.search.Alike;
import org.commonweal.services.QuestionField;
import org.commonweal.services.Service;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;

/// A filing as far as the page has it. Nothing is kept between two turns but what the page itself
/// holds.
///
/// @param form as typed
/// @param service chosen, when it is one of the town's
/// @param where the place
/// @param alike what is known already that may be the same
record Filing(Form form, Optional<Service> service, Located where, List<Alike> alike) {
    private static final String WORDS = "words";

    static Filing of(CounterRooms rooms, Exchange exchange, Form form) {
        var service = rooms.services().current(exchange.language()).service(form.text("service"));
        var where = Located.of(rooms.places(), form);
        var alike =
                service.map(one ->
                                rooms.search()
                                        .alike(
                                                where.thing(one.code(), form.text(WORDS)),
                                                rooms.now().now()))
                        .orElse(List.of());
        return new Filing(form, service, where, alike);
    }

    /// By what the one who asks is told: as chosen, else by text message where that is the only
    /// way.
    Hears hears(TextNumbers texts) {
        if (!texts.offered()) {
            return Hears.MAIL;
        }
        boolean only =
                form.text("email").isEmpty() && texts.dialled(form.text("phone")).isPresent();
        return Hears.of(form.text("hears")).orElse(only ? Hears.TEXT : Hears.MAIL);
    }

    /// The number as it is kept: of one who gets text messages, as they are sent to it.
    String phone(TextNumbers texts) {
        var typed = form.text("phone");
        return hears(texts).byText() ? texts.spoken(typed).orElse(typed) : typed;
    }

    Filing with(Form changed) {
        return new Filing(changed, service, where, alike);
    }

    /// Whether the page already asks what this service asks besides.
    boolean questionsShown() {
        return service.map(one ->
                        QuestionField.asked(one).isEmpty() || form.text("asked").equals(one.code()))
                .orElse(true);
    }

    /// Whether everything that may be the same stood on the page already.
    boolean alikeShown() {
        var shown = new TreeSet<>(List.of(form.text("shown").split(" ")));
        return shown.containsAll(
                alike.stream().map(one -> one.request().number().digits()).toList());
    }

    /// One of those that may be the same, by its number.
    Optional<RequestNumber> alike(String number) {
        return alike.stream()
                .map(one -> one.request().number())
                .filter(one -> one.digits().equals(number))
                .findFirst();
    }

    /// What is asked, for [org.commonweal.requests.Requests].
    ///
    /// @param language that the one who asks reads
    /// @param aside what only staff read
    /// @param texts which numbers take text messages
    Ask ask(Service chosen, String language, String aside, TextNumbers texts) {
        var ask =
                Ask.of(chosen.code(), form.text(WORDS))
                        .by(Ask.Channel.CLERK)
                        .answering(QuestionField.given(chosen, form))
                        .from(
                                new Ask.Contact(
                                                form.text("name"),
                                                form.text("email"),
                                                phone(texts),
                                                "")
                                        .in(language)
                                        .by(hears(texts)))
                        .aside(aside);
        return where.on(ask);
    }
}
