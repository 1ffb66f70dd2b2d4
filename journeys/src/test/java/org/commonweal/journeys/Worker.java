package org.commonweal.journeys;

/// A member of staff at a browser.
final class Worker {
    private final Browser browser;

    Worker(Browser browser) {
        this.browser = browser;
    }

    /// Signs in, after whoever sat there signed out.
    static Worker signsIn(Browser browser, Program desk, String name) {
        browser.open("/");
        if (!browser.all("form[action='/sign-out'] button").isEmpty()) {
            browser.press("Sign out");
        }
        browser.open("/sign-in");
        browser.type("name", name);
        browser.type("password", desk.password(name));
        browser.press("Sign in");
        return new Worker(browser);
    }

    Worker opens(Resident.Kept kept) {
        browser.open("/desk/requests/" + kept.digits());
        return this;
    }

    Worker takes() {
        browser.press("Take it");
        return this;
    }

    Worker starts(String words) {
        browser.follow("Start work");
        browser.type("words", words);
        browser.press("Start");
        return this;
    }

    Worker reportsDone(String words) {
        browser.follow("Report it done");
        browser.type("words", words);
        browser.press("Report it done");
        return this;
    }
}
