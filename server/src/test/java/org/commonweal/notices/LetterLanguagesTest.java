package org.commonweal.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.commonweal.post.MailServer;
import org.commonweal.post.MailServer.Mail;
import org.commonweal.requests.Ask;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.commonweal.town.TownPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each reads what happened in the language in which they asked or began to follow.
class LetterLanguagesTest {
    /// What a message says in a language, and in no other.
    private record Said(
            String tag,
            String dir,
            String heading,
            String agency,
            String lead,
            String question,
            String page,
            String month) {
        List<String> all() {
            return List.of(heading, agency, lead, question, page, month);
        }
    }

    private static final List<Said> SAID =
            List.of(
                    new Said(
                            "en",
                            "ltr",
                            "Reported done",
                            "Streets and Lights",
                            "Only your word closes it.",
                            "Is it resolved?",
                            "Your request’s own page",
                            "March 2026"),
                    new Said(
                            "es",
                            "ltr",
                            "Declarada hecha",
                            "Calles y Alumbrado",
                            "Solo usted puede cerrarla.",
                            "¿Está resuelta?",
                            "La página de su solicitud",
                            "de marzo de 2026"),
                    new Said(
                            "zh",
                            "ltr",
                            "已报告完成",
                            "道路照明处",
                            "只有您说了才能办结。",
                            "解决了吗？",
                            "您的诉求的专用页面",
                            "2026年3月"),
                    new Said(
                            "ar",
                            "rtl",
                            "أُبلغ بإنجازه",
                            "الطرق والإنارة",
                            "لا تُغلقه إلا كلمتك.",
                            "هل تم الحل؟",
                            "صفحة طلبك الخاصة",
                            "مارس"));

    @TempDir Path folder;
    private MailServer mail;
    private TownPages pages;

    @BeforeEach
    void open() {
        mail = new MailServer();
        pages = TownPages.speaking(folder, mail.settings(), Town.LANGUAGES);
    }

    @AfterEach
    void audited() {
        pages.town.audit();
        pages.close();
        mail.close();
    }

    private List<Mail> delivered() {
        pages.town.settled();
        pages.notices.deliver();
        return mail.news();
    }

    private Held asks(String name, String language) {
        var contact = new Ask.Contact(name, name + "@home.example", "", "").in(language);
        return new Town.Asker(pages.town, contact).asks("pothole", Alderhaven.MILL_LANE);
    }

    private Mail told(Held held) {
        delivered();
        pages.town.hal.reports(held);
        return delivered().getLast();
    }

    private static void speaks(Mail message, Said said) {
        assertThat(message.subject()).contains(said.heading);
        assertThat(message.plain())
                .contains(said.agency, said.lead, said.question, said.page, said.month);
        assertThat(message.html())
                .contains("<html lang=\"" + said.tag + "\" dir=\"" + said.dir + "\">")
                .contains(said.agency, said.lead, said.question, said.page, said.month);
        for (var other : SAID) {
            if (!other.equals(said)) {
                assertThat(message.subject() + message.plain() + message.html())
                        .as(said.tag)
                        .doesNotContain(other.all());
            }
        }
    }

    @Test
    void the_asker_is_told_in_the_language_of_the_asking() {
        for (var said : SAID) {
            speaks(told(asks("ada-" + said.tag, said.tag)), said);
        }
    }

    @Test
    void a_number_of_three_groups_keeps_its_order_among_arabic_letters() {
        var held = asks("ada", "ar");
        var number = held.number().spoken();
        var message = told(held);
        assertThat(message.plain())
                .contains("الرقم: \u2066" + number + "\u2069\n")
                .doesNotContain("الرقم: " + number);
        assertThat(message.html()).contains("<strong><bdi>" + number + "</bdi></strong>");
        assertThat(message.subject()).containsPattern("\u2066\\[\u2066" + number);
        shown(message.subject(), "[" + number + "]");
        for (var line : message.plain().split("\n")) {
            shown(line, number);
        }
        assertThat(told(asks("ben", "en")).plain())
                .as("words of one direction need no marks")
                .doesNotContain("\u2066", "\u2067", "\u2068");
    }

    /// Whether a line, set out as UAX #9 says, shows some characters side by side in their order.
    private static void shown(String line, String part) {
        if (line.contains(part)) {
            var set = new com.ibm.icu.text.Bidi(line, com.ibm.icu.text.Bidi.RTL);
            assertThat(set.writeReordered(com.ibm.icu.text.Bidi.REMOVE_BIDI_CONTROLS))
                    .as(line)
                    .contains(part);
        }
    }

    @Test
    void who_is_known_to_read_nothing_the_town_speaks_is_told_in_its_first_language() {
        speaks(told(asks("ada", "")), SAID.getFirst());
        speaks(told(asks("bo", "xx")), SAID.getFirst());
    }

    @Test
    void a_page_opened_from_a_message_speaks_its_language_until_the_browser_chose_another() {
        var message = told(asks("ada", "ar"));
        var link = message.link("answer=resolved$");
        assertThat(pages.browser().reads(link))
                .contains("lang=\"ar\"", "dir=\"rtl\"", "لا يُسجَّل شيء قبل الضغط على الزر.");
        var chosen = pages.browser();
        chosen.cookies().put("language", "es");
        assertThat(chosen.reads(link))
                .contains("lang=\"es\"", "No se registra nada hasta que pulse el botón.");
        var odd = pages.browser();
        odd.cookies().put("language", "xx");
        assertThat(odd.reads(link)).contains("lang=\"ar\"");
    }

    @Test
    void a_follower_is_told_in_the_language_of_the_page_where_it_began_whatever_the_asker_reads() {
        var hole = asks("ada", "ar");
        delivered();
        var browser = pages.browser();
        browser.cookies().put("language", "zh");
        browser.post("/follow", "request", hole.number().digits(), "email", "nell@street.example");
        var confirm = delivered().getLast();
        assertThat(confirm.subject()).contains("您想关注诉求").doesNotContain("Do you want");
        assertThat(confirm.html()).contains("<html lang=\"zh\" dir=\"ltr\">");
        assertThat(browser.post(confirm.link("/confirm$")).statusCode()).isEqualTo(303);
        pages.town.hal.reports(hole);
        var both = delivered();
        assertThat(both).hasSize(2);
        for (var message : both) {
            if (message.to().startsWith("ada")) {
                speaks(message, SAID.getLast());
            } else {
                assertThat(message.subject()).contains("已报告完成");
                assertThat(message.plain())
                        .contains("您收到这封邮件，是因为您关注了", "道路照明处")
                        .doesNotContain(
                                "Streets and Lights", "You get this", "الطرق والإنارة", "/r/");
                assertThat(message.html()).contains("<html lang=\"zh\" dir=\"ltr\">");
            }
        }
    }

    @Test
    void a_confidential_request_is_told_of_in_the_asker_s_language_and_says_nothing_else() {
        var contact = new Ask.Contact("ada", "ada@home.example", "", "").in("es");
        new Town.Asker(pages.town, contact).asks("safeguarding", Alderhaven.MILL_LANE);
        var message = delivered().getLast();
        assertThat(message.html()).contains("<html lang=\"es\" dir=\"ltr\">");
        assertThat(message.plain())
                .contains("La página de su solicitud")
                .doesNotContain("safeguarding", "Care", "confidential", "Your request");
    }
}
