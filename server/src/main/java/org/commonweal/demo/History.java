package org.commonweal.demo;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonweal.outside.Chance;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Photos;
import org.commonweal.photos.Taken;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.services.Services;

/// The door of the room: plays the town's past through the real loop.
///
/// Everything goes through [Requests] as residents, handlers, clerks and leads would send it, with
/// the clock turned to their moment; a week is one durable step. Called once, on an empty desk, by
/// the demo.
public final class History {
    private static final Duration STEP = Duration.ofDays(7);
    private static final Duration ROUNDED = Duration.ofSeconds(59);

    private final Requests requests;
    private final TurnedNow clock;
    private final Life life;
    private final Pictures pictures;

    /// @param requests an empty desk
    /// @param pictures what the town's photos show
    /// @param places the town
    /// @param services what is offered and promised
    /// @param staff everybody who works there
    /// @param clock turned from the first day to the last
    /// @param chance seeded, so that the town is the same each time
    public History(
            Requests requests,
            Pictures pictures,
            Places places,
            Services services,
            List<Actor.Staff> staff,
            TurnedNow clock,
            Chance chance) {
        this.requests = requests;
        this.pictures = pictures;
        this.clock = clock;
        this.life = new Life(places, services, staff, chance);
    }

    /// Plays from the clock's present moment on.
    ///
    /// @param until where the clock ends up: the present
    /// @param count how many requests are asked in that time
    /// @return how many were taken in
    public int play(Instant until, int count) {
        var acts =
                new PriorityQueue<Act>(Comparator.comparing(Act::at).thenComparingLong(Act::order));
        life.asks(clock.now(), until, count).forEach(acts::add);
        for (int week = 0; !acts.isEmpty() && acts.peek().at().isBefore(until); week++) {
            life.pictures(pictures.by(week));
            var pause = acts.peek().at().plus(STEP);
            requests.together(desk -> {
                while (!acts.isEmpty()
                        && acts.peek().at().isBefore(pause)
                        && acts.peek().at().isBefore(until)) {
                    var act = acts.remove();
                    pass(desk, act.at());
                    turnTo(act.at());
                    acts.addAll(act.play().on(desk, act.at()));
                }
                return acts.size();
            });
        }
        requests.together(desk -> {
            pass(desk, until);
            return acts.size();
        });
        turnTo(until);
        requests.tick();
        pictures.all();
        return life.taken();
    }

    // The desk's clock strikes at the minute for which something is due.
    private void pass(Requests.Together desk, Instant to) {
        for (var due = desk.next(); due.isPresent() && due.get().isBefore(to); due = desk.next()) {
            turnTo(due.get().plus(ROUNDED));
            desk.tick();
        }
    }

    private void turnTo(Instant moment) {
        if (moment.isAfter(clock.now())) {
            clock.turnTo(moment);
        }
    }

    /// The town's photos, drawn and kept beside other work: one of each scene at first, and another
    /// of each after every half year, so that the town's past need not wait for all of them.
    public static final class Pictures {
        private static final int OF_EACH = 4;
        private static final int WEEKS = 26;

        private final List<CompletableFuture<Map<Scene, PhotoId>>> rounds;

        private Pictures(List<CompletableFuture<Map<Scene, PhotoId>>> rounds) {
            this.rounds = rounds;
        }

        /// Begins to draw. Answers at once; all of them take seconds.
        ///
        /// @param photos takes the drawn pictures; stays open until the history is played
        /// @param chance seeded, so that they are the same each time; used by nobody else
        public static Pictures draw(Photos photos, Chance chance) {
            var first = CompletableFuture.supplyAsync(() -> round(photos, chance));
            return new Pictures(
                    Stream.iterate(first, last -> last.thenApplyAsync(_ -> round(photos, chance)))
                            .limit(OF_EACH)
                            .toList());
        }

        private static Map<Scene, PhotoId> round(Photos photos, Chance chance) {
            var round = new EnumMap<Scene, PhotoId>(Scene.class);
            for (var scene : Scene.values()) {
                if (photos.take(new ByteArrayInputStream(scene.draw(chance)), scene.name())
                        instanceof Taken.Kept(var photo)) {
                    round.put(scene, photo.id());
                }
            }
            return round;
        }

        // Waits for those that are due. The same in every run, however fast they are drawn.
        private Map<Scene, List<PhotoId>> by(int week) {
            return rounds.stream()
                    .limit(1 + week / WEEKS)
                    .flatMap(round -> round.join().entrySet().stream())
                    .collect(
                            Collectors.groupingBy(
                                    Map.Entry::getKey,
                                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        }

        private void all() {
            rounds.forEach(CompletableFuture::join);
        }
    }

    /// Something somebody does at a moment.
    record Act(Instant at, long order, Play play) {}

    /// What is done, and what follows from it.
    @FunctionalInterface
    interface Play {
        List<Act> on(Requests.Together desk, Instant at);
    }
}
