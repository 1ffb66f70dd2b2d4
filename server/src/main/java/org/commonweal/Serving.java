package org.commonweal;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Hold;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;

/// A desk being served: the pages, the clock that puts on the record what its minute has come for,
/// and, apart from it because they take their time, mail and the daily dumps.
final class Serving implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("commonweal");
    private final House house;
    private final Web web;
    private final ScheduledExecutorService clock;
    private final ScheduledExecutorService mail;
    private final ScheduledExecutorService dumps;
    private int beats;
    private final Hold hold;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Serving(House house, Web web, Hold hold) {
        this.house = house;
        this.web = web;
        this.hold = hold;
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("desk-clock").daemon().factory());
        this.mail =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("desk-mail").daemon().factory());
        this.dumps =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("desk-dumps").daemon().factory());
        var _ = clock.scheduleAtFixedRate(this::tick, 0, 20, TimeUnit.SECONDS);
        var _ = mail.scheduleWithFixedDelay(this::deliver, 5, 3, TimeUnit.SECONDS);
        var _ = mail.scheduleWithFixedDelay(this::fetch, 30, 60, TimeUnit.SECONDS);
        var _ = dumps.scheduleWithFixedDelay(this::dump, 60, 20, TimeUnit.SECONDS);
    }

    /// Starts to serve.
    ///
    /// @param out told where the desk is
    /// @throws Cannot when the data folder is being served already, here or by another process
    static Serving start(House house, DeskOptions options, PrintWriter out) {
        Hold hold = null;
        Web web;
        try {
            hold = hold(house);
            web = house.serve(settings(house, options));
        } catch (RuntimeException e) {
            house.close();
            if (hold != null) {
                hold.close();
            }
            throw e;
        }
        house.requests().wake();
        var serving = new Serving(house, web, hold);
        out.println("The desk of " + house.town().name() + " is open at " + web.address());
        out.println(
                "Stop it with Ctrl+C. Check its record with: ./commonweal audit " + web.address());
        if (!house.notices().sends()) {
            out.println("No mail server is set, so nobody is told anything by e-mail.");
        }
        out.flush();
        return serving;
    }

    // Two servers would empty each other's uploads, send every message twice and wait for one
    // search
    // index. Other verbs may work beside the one.
    private static Hold hold(House house) {
        return new Folder(house.data())
                .hold("serving.lock")
                .orElseThrow(() ->
                        new Cannot(
                                "the data folder "
                                        + house.data()
                                        + " is being served already; stop that desk first, or name another folder with --data"));
    }

    /// Where it is served.
    String address() {
        return web.address();
    }

    /// Waits until the process is told to stop, then closes everything in order.
    void untilStopped() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("desk-stop").unstarted(this::close));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        web.close();
        clock.shutdown();
        mail.shutdown();
        house.dumps().close();
        dumps.shutdown();
        try {
            boolean stood = clock.awaitTermination(10, TimeUnit.SECONDS);
            stood = mail.awaitTermination(10, TimeUnit.SECONDS) && stood;
            stood = dumps.awaitTermination(10, TimeUnit.SECONDS) && stood;
            if (!stood) {
                LOG.log(System.Logger.Level.WARNING, "the desk's clock did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        house.close();
        hold.close();
        stopped.countDown();
    }

    private void tick() {
        try {
            house.requests().tick();
            if (++beats % 180 == 0) {
                house.asking().sweep();
                house.photos().sweep();
                house.sweepNotices();
                house.mailIn().sweep();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the desk's clock missed a beat and tries again", e);
        }
    }

    private void deliver() {
        try {
            house.mailIn().work();
            house.notices().deliver();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "messages could not be sent; they wait", e);
        }
    }

    private void dump() {
        try {
            house.dumps()
                    .work()
                    .ifPresent(day ->
                            LOG.log(
                                    System.Logger.Level.INFO,
                                    "the dumps of {0} are published",
                                    day));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the dumps could not be made; tried again", e);
        }
    }

    private void fetch() {
        house.mailIn()
                .fetch()
                .ifPresent(why ->
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "the mailbox could not be read and is tried again: {0}",
                                why));
    }

    private static WebSettings settings(House house, DeskOptions options) {
        var town = house.town();
        var address =
                options.address()
                        .orElseGet(() ->
                                town.address().getHost().equals("localhost")
                                        ? URI.create("http://localhost:" + options.port)
                                        : town.address());
        return new WebSettings(
                options.host,
                options.port,
                address,
                town.name(),
                town.invented(),
                town.zone(),
                Set.copyOf(options.proxies),
                WebSettings.Uploads.USUAL,
                WebSettings.Patience.USUAL,
                house.data().resolve("spool"),
                town.invented());
    }
}
