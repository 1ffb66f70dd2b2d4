package org.commonweal.web;

import java.net.URI;
import org.commonweal.outside.Now;

/// The door of the room: serves routes until it is closed.
public final class Web implements AutoCloseable {
    private final HelidonServer server;
    private final String address;

    private Web(HelidonServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /// Starts to listen. Returns once requests are answered.
    ///
    /// @param settings how to serve
    /// @param routes every route; none may be added afterwards
    /// @param signIn tells who is signed in
    /// @param languages what the desk says, in which languages
    /// @param now the clock, for the ids of logged errors
    /// @return the running desk
    /// @throws java.io.UncheckedIOException when the port is taken or the spool cannot be used
    public static Web start(
            WebSettings settings, Routes routes, SignIn signIn, Languages languages, Now now) {
        var assets = Assets.load();
        routes.get("/assets/{name}", Access.PUBLIC, assets::serve);
        LanguagePages.on(routes, languages);
        if (settings.styles()) {
            StylePages.on(routes);
        }
        var forms = new Forms(settings.spool(), settings.uploads());
        var server = HelidonServer.listen(settings);
        var address = address(settings.address(), server.port());
        var desk =
                new Desk(
                        settings,
                        address,
                        languages,
                        signIn,
                        forms,
                        new Senders(settings.proxies()),
                        assets,
                        new Templates(),
                        routes);
        server.serve(new Dispatch(desk, now));
        return new Web(server, address);
    }

    /// Loads on a thread of its own what a web server is made of, while the caller reads what is to
    /// be served. Only ever a saving of time; may be left out.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("web-prepare").start(HelidonServer::prepare);
    }

    /// The port it listens on.
    ///
    /// @return the one got when the settings asked for 0
    public int port() {
        return server.port();
    }

    /// The public address.
    ///
    /// @return without a slash at the end
    public String address() {
        return address;
    }

    /// Stops to listen, lets running exchanges end for up to ten seconds, then returns.
    @Override
    public void close() {
        server.close();
    }

    private static String address(URI configured, int port) {
        var at = configured.getPort() == 0 ? ":" + port : port(configured);
        return configured.getScheme() + "://" + configured.getHost() + at;
    }

    private static String port(URI configured) {
        return configured.getPort() < 0 ? "" : ":" + configured.getPort();
    }
}
