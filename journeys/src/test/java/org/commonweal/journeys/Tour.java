package org.commonweal.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A walk through every page of a desk, its forms with and without mistakes, for whoever looks at
/// each. It has two halves, which two browsers may walk at one time: what everybody and an asker
/// see, and then one request from its agency's first look to its verdict by everybody who has a
/// page for it, with a refusal and an appeal.
final class Tour {
    /// Looks at the page now open.
    interface Look {
        /// @param name a name for the page, of its own
        void at(String name) throws IOException;
    }

    private final Program desk;
    private final Browser browser;
    private final Path folder;
    private final Look look;
    private final Resident resident;

    /// @param folder for files made on the way
    Tour(Program desk, Browser browser, Path folder, Look look) {
        this.desk = desk;
        this.browser = browser;
        this.folder = folder;
        this.look = look;
        this.resident = new Resident(browser);
    }

    /// Walks through all of it.
    void whole() throws IOException {
        outside();
        inside();
    }

    /// The public side, the asking, and the asker's own page.
    void outside() throws IOException {
        anybody();
        following();
        states();
        var kept = asking();
        adding();
        confidential();
        asker(kept);
    }

    /// The desk, and what comes of its work.
    void inside() throws IOException {
        var kept = resident.asks("Two wheels deep, beside the well.");
        staff(kept);
        routing();
        clerk();
        verdict(kept);
        refusal();
    }

    private void see(String name, String path) throws IOException {
        browser.open(path);
        look.at(name);
    }

    private void anybody() throws IOException {
        see("front", "/");
        see("list", "/requests");
        see("list-narrowed", "/requests?state=resolved");
        see("list-mistake", "/requests?from=tomorrow");
        see("list-found", "/requests?q=lamp+market");
        see("list-nothing", "/requests?q=zzzzqqqq");
        see("list-map", "/requests?view=map");
        browser.open("/requests");
        browser.open(first("main a[href^='/requests/']"));
        look.at("request");
        browser.all("details summary").getLast().click();
        look.at("request-check");
        see("report", browser.path() + "/report");
        browser.press("Send the report");
        look.at("report-mistake");
        see("areas", "/areas");
        see("area", "/areas/ward/harbour");
        see("area-inner", "/areas/neighbourhood/harbourside");
        see("service", "/services/pothole");
        see("find", "/find");
        browser.type("number", "12");
        browser.press("Find");
        look.at("find-mistake");
        see("missing", "/no-such-page");
        see("missing-request", "/requests/123456789");
        see("link-wrong", "/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        see("ask-gone", "/ask/AAAAAAAAAAAAAAAAAAAAAAAA/words");
        for (var styles : List.of("", "/front", "/request", "/desk")) {
            see("styles" + styles.replace('/', '-'), "/styles" + styles);
        }
    }

    /// Following without an account, confirmed by the letter that lies in the letterbox.
    private void following() throws IOException {
        see("follow", "/follow");
        browser.press("Follow");
        look.at("follow-mistake");
        browser.open("/follow?service=pothole");
        browser.type("email", "neighbour@example.org");
        browser.press("Follow");
        look.at("follow-sent");
        browser.until(
                "the letter",
                () -> {
                    browser.open("/letterbox");
                    return browser.text().contains("Do you want to follow");
                });
        look.at("letterbox");
        browser.follow("Do you want to follow");
        look.at("letter");
        browser.follow("Yes: open this page");
        look.at("follow-confirm");
        browser.press("Yes, follow");
        look.at("following");
        browser.press("Leave this");
        look.at("follow-left");
        see("follow-unknown", "/follow/1-AAAAAAAAAAAAAAAAAAAAAAAA");
    }

    /// One request in each state that the town has one in.
    private void states() throws IOException {
        browser.open("/requests");
        var states =
                browser.all("select[name='state'] option").stream()
                        .map(option -> String.valueOf(option.getAttribute("value")))
                        .filter(state -> !state.isEmpty() && !state.equals("open"))
                        .toList();
        for (var state : states) {
            browser.open("/requests?state=" + state);
            if (!browser.all("main a[href^='/requests/']").isEmpty()) {
                browser.open(first("main a[href^='/requests/']"));
                look.at("request-" + state.replace('_', '-'));
            }
        }
    }

    private Resident.Kept asking() throws IOException {
        see("ask", "/ask");
        see("ask-search", "/ask?q=hole");
        offline();
        see("ask-about", "/ask/about/pothole");
        browser.press("Start");
        look.at("ask-questions");
        var draft = browser.path().replace("/questions", "");
        browser.press("Continue");
        look.at("ask-questions-mistake");
        see("ask-what-again", draft + "/what");
        see("ask-about-again", draft + "/what/graffiti");
        browser.open(draft + "/questions");
        resident.answersPothole();
        browser.until("the map", () -> browser.one("[data-map]").isDisplayed());
        look.at("ask-where");
        browser.press("Continue");
        look.at("ask-where-mistake");
        browser.type("place", "Market");
        browser.press("Continue");
        look.at("ask-where-choices");
        browser.follow("Choose from lists");
        look.at("ask-areas");
        browser.all("main .names a").getFirst().click();
        browser.until("the streets", () -> !browser.all("select[name='street']").isEmpty());
        look.at("ask-streets");
        browser.all("select[name='street'] option").get(1).click();
        browser.press("Continue");
        look.at("ask-words");
        browser.run("document.querySelector('[name=words]').value = 'far too long '.repeat(2000)");
        browser.press("Continue");
        look.at("ask-words-mistake");
        browser.type("words", "Two wheels wide, and it fills with water.");
        browser.attach("photos", Resident.photo(folder));
        browser.press("Add and stay here");
        look.at("ask-words-photo");
        browser.press("Continue");
        see("ask-known", draft + "/known");
        see("ask-personal", draft + "/personal");
        see("ask-contact", draft + "/contact");
        browser.type("email", "nobody");
        browser.type("phone", "call me");
        browser.press("Continue");
        look.at("ask-contact-mistake");
        browser.type("phone", "");
        resident.leaves("resident@example.org");
        look.at("ask-check");
        browser.follow("Throw it all away");
        look.at("ask-discard");
        browser.goBack();
        var kept = resident.sends();
        look.at("ask-receipt");
        browser.press("I have kept them");
        look.at("request-new");
        see("ask-receipt-later", draft + "/receipt");
        return kept;
    }

    /// Instead of asking, somebody adds to what is known.
    private void adding() throws IOException {
        var open = listed("open");
        var closed = listed("resolved");
        resident.beginsPothole();
        var known = browser.path().replace("/questions", "/known/");
        see("ask-add", known + open);
        browser.press("Add to it");
        look.at("ask-add-mistake");
        see("ask-add-closed", known + closed);
        browser.open(known + open);
        browser.type("words", "A pram got stuck in it this morning.");
        browser.type("email", "neighbour@example.org");
        browser.press("Add to it");
        look.at("ask-added");
    }

    private String listed(String state) {
        browser.open("/requests?state=" + state);
        return first("main a[href^='/requests/']").replaceFirst(".*/", "");
    }

    /// The page that a device keeps, without a line and with one.
    private void offline() throws IOException {
        browser.open("/ask/offline");
        browser.offline(true);
        browser.until("no line", () -> browser.one("[data-line=off]").isDisplayed());
        look.at("ask-offline-off");
        browser.one("#service option[value=pothole]").click();
        browser.one("form[data-offline] button.govuk-button").click();
        browser.until("the mistake", () -> !browser.all(".govuk-error-summary").isEmpty());
        look.at("ask-offline-mistake");
        browser.offline(false);
        browser.until("a line", () -> browser.one("[data-line=on]").isDisplayed());
        look.at("ask-offline");
    }

    private void confidential() throws IOException {
        see("ask-about-confidential", "/ask/about/damp-mould");
        browser.press("Start");
        look.at("ask-questions-confidential");
    }

    private void asker(Resident.Kept kept) throws IOException {
        see("link", kept.link());
        see("link-note", kept.link() + "/note");
        browser.press("Add it");
        look.at("link-note-mistake");
        see("link-withdraw", kept.link() + "/withdraw");
        resident.enters(kept);
        look.at("yours");
        see("yours-note", "/yours/note");
        see("yours-withdraw", "/yours/withdraw");
    }

    private void staff(Resident.Kept kept) throws IOException {
        see("sign-in", "/sign-in");
        browser.type("name", "hana");
        browser.type("password", "not this");
        browser.press("Sign in");
        look.at("sign-in-mistake");
        Worker.signsIn(browser, desk, "admin");
        look.at("desk-staff");
        see("desk-mail", "/desk/mail");
        Worker.signsIn(browser, desk, "lena");
        for (var list :
                List.of("mine", "agency", "returned", "appeals", "paused", "verdict", "waiting")) {
            see("desk-" + list, "/desk/" + list);
        }
        see("desk-find", "/desk/find");
        browser.type("number", "12");
        browser.press("Look up");
        look.at("desk-find-mistake");
        see("desk-not-yours", "/desk/staff");
        var one = "/desk/requests/" + kept.digits();
        see("desk-request", one);
        for (var form : List.of("start", "note", "move", "pause", "done", "refuse")) {
            see("desk-form-" + form, one + "/" + form);
            if (!form.equals("start") && !form.equals("done")) {
                browser.all("main form button.govuk-button").getLast().click();
                browser.until("the mistake", () -> !browser.all(".govuk-error-summary").isEmpty());
                look.at("desk-form-" + form + "-mistake");
            }
        }
        browser.open(one);
        browser.press("Take it");
        look.at("desk-request-taken");
    }

    /// Nobody has "something else" by rule.
    private void routing() throws IOException {
        browser.press("Sign out");
        var kept = resident.asksSomethingElse("The clock of the town hall is slow.");
        see("request-routed-by-nobody", "/requests/" + kept.digits());
        Worker.signsIn(browser, desk, "cleo");
        see("desk-waiting-with-one", "/desk/waiting");
        desk.posts("From: neighbour@example.org\nSubject: A slow clock\n\nIt is slow again.\n");
        browser.until(
                "the message",
                () -> {
                    browser.open("/desk/post");
                    return browser.text().contains("A slow clock");
                });
        look.at("desk-post");
        browser.follow("A slow clock");
        look.at("desk-post-letter");
        see("desk-request-waiting", "/desk/requests/" + kept.digits());
        see("desk-form-route", "/desk/requests/" + kept.digits() + "/route");
    }

    /// A clerk files for a caller, reads back, is told that the same is known, and does something
    /// for somebody who tells the code.
    private void clerk() throws IOException {
        see("desk-file", "/desk/file");
        browser.press("Send it");
        look.at("desk-file-mistake");
        var clerk = new Clerk(browser);
        clerk.begins("visit");
        browser.one("#service").sendKeys("hol");
        browser.until("the list", () -> !browser.all("#service__listbox li").isEmpty());
        look.at("desk-file-ahead");
        browser.open("/desk/file");
        clerk.fills("visit", "A hole in front of the chapel.");
        look.at("desk-file-filled");
        var kept = clerk.sends();
        look.at("desk-filed");
        browser.press("Next caller");
        clerk.fills("visit", "A hole before the chapel.");
        look.at("desk-file-known");
        browser.type("email", "neighbour@example.org");
        browser.press("It is this one");
        look.at("desk-file-followed");
        clerk.fills("visit", "A hole before the chapel, as wide as the lane.");
        browser.press("It is this one: add");
        look.at("desk-file-added");
        see("desk-file-later", "/desk/file/AAAAAAAAAAAA");
        see("desk-caller", "/desk/caller");
        browser.press("Open it for them");
        look.at("desk-caller-mistake");
        clerk.opens(kept);
        look.at("desk-caller-one");
        browser.follow("Withdraw the request");
        look.at("desk-caller-act");
        browser.press("Record it for them");
        look.at("desk-caller-done");
        Worker.signsIn(browser, desk, "lena");
    }

    private void verdict(Resident.Kept kept) throws IOException {
        browser.open("/desk/requests/" + kept.digits());
        new Worker(browser).reportsDone("Cut out and filled.");
        look.at("desk-request-done");
        Worker.signsIn(browser, desk, "cleo");
        see("desk-reported", "/desk/reported");
        see("desk-hide", "/desk/requests/" + kept.digits() + "/hide");
        see("desk-hide-words", "/desk/requests/" + kept.digits() + "/hide/0/words");
        see("desk-form-verdict", "/desk/requests/" + kept.digits() + "/verdict");
        browser.all("main form button.govuk-button").getLast().click();
        browser.until("the mistake", () -> !browser.all(".govuk-error-summary").isEmpty());
        look.at("desk-form-verdict-mistake");
        browser.press("Sign out");
        see("request-reported", "/requests/" + kept.digits());
        see("link-done", kept.link());
        see("verdict", kept.link() + "/verdict");
        browser.press("Record my verdict");
        look.at("verdict-mistake");
        resident.judges(kept, "Yes, it is resolved", "Level again.");
        look.at("recorded");
        see("link-resolved", kept.link());
        see("link-undo", kept.link() + "/undo");
        see("link-reopen", kept.link() + "/reopen");
        see("request-judged", "/requests/" + kept.digits());
        resident.enters(kept);
        see("yours-undo", "/yours/undo");
        see("yours-reopen", "/yours/reopen");
        browser.open("/yours/undo");
        browser.press("Take it back");
        see("yours-verdict", "/yours/verdict?answer=resolved");
        browser.press("Record my verdict");
        look.at("yours-recorded");
    }

    private void refusal() throws IOException {
        var kept = resident.asks("A hole in the yard behind the bakery.");
        Worker.signsIn(browser, desk, "lena");
        browser.open("/desk/requests/" + kept.digits() + "/refuse");
        browser.all("input[name='reason']").getFirst().click();
        browser.type("next_owner", "The owner of the yard");
        browser.type("words", "The yard is private ground.");
        browser.press("Refuse");
        look.at("desk-request-refused");
        browser.press("Sign out");
        see("link-refused", kept.link());
        see("link-accept", kept.link() + "/accept");
        resident.enters(kept);
        see("yours-accept", "/yours/accept");
        see("yours-appeal", "/yours/appeal");
        see("link-appeal", kept.link() + "/appeal");
        browser.type("words", "The lorries of the town made it.");
        browser.press("Send the appeal");
        look.at("link-appealed");
        Worker.signsIn(browser, desk, "hana").opens(kept);
        look.at("desk-request-appealed");
        browser.follow("Decide the appeal");
        look.at("desk-form-decide");
        Worker.signsIn(browser, desk, "cleo").opens(kept);
        look.at("desk-request-clerk");
    }

    private String first(String links) {
        return String.valueOf(browser.all(links).getFirst().getAttribute("href"));
    }
}
