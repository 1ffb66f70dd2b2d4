package org.commonweal.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonweal.outside.TurnedNow;
import org.commonweal.photos.Taken.Why;
import org.commonweal.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotosTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T08:00:00Z");

    @TempDir Path data;
    private final TurnedNow now = new TurnedNow(MORNING);
    private Store store;
    private Photos photos;

    @BeforeEach
    void open() {
        store = Store.open(data.toString());
        photos = Photos.open(store, data, now, PhotoLimits.forHeap(256L << 20));
    }

    @AfterEach
    void close() {
        photos.close();
        store.close();
    }

    @Test
    void a_photo_is_named_by_the_bytes_that_are_stored() throws Exception {
        var photo = taken(Drawings.held(600, 400, 6));

        var full = photos.open(photo.id(), PhotoSize.FULL).orElseThrow();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(full)))
                .isEqualTo(photo.id().sha256());
        assertThat(photo.width()).isEqualTo(400);
        assertThat(photo.height()).isEqualTo(600);
        assertThat(photo.bytes()).isEqualTo(full.length);
        assertThat(photos.open(photo.id(), PhotoSize.SMALL)).isPresent();
        assertThat(data.resolve("photos").resolve(photo.id().sha256().substring(0, 2)))
                .isDirectory();
    }

    @Test
    void nothing_of_a_refused_file_stays() throws Exception {
        var refused =
                photos.take(
                        stream("not a picture".getBytes(StandardCharsets.UTF_8)), "a".repeat(200));

        assertThat(refused).isEqualTo(new Taken.Refused("a".repeat(80), Why.NOT_A_PICTURE));
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_that_never_ends_is_cut_off() {
        var endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 0xff;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        return length;
                    }
                };

        assertThat(photos.take(endless, "endless.jpg"))
                .isEqualTo(new Taken.Refused("endless.jpg", Why.TOO_HEAVY));
    }

    @Test
    void photos_of_drafts_never_sent_are_swept_after_two_days() throws Exception {
        var loose = taken(Drawings.file("png", 40, 30));
        var kept = taken(Drawings.file("png", 50, 30));
        keep("request 1", kept);

        now.turn(Photos.GRACE);
        assertThat(photos.sweep()).isZero();
        now.turn(Duration.ofMillis(1));
        assertThat(photos.sweep()).isEqualTo(1);

        assertThat(photos.open(loose.id(), PhotoSize.FULL)).isEmpty();
        assertThat(photos.open(loose.id(), PhotoSize.SMALL)).isEmpty();
        assertThat(photos.open(kept.id(), PhotoSize.FULL)).isPresent();
        assertThat(files()).hasSize(2);
    }

    @Test
    void a_photo_goes_when_the_last_that_kept_it_lets_go() throws Exception {
        var photo = taken(Drawings.file("png", 40, 30));
        keep("request 1", photo);
        keep("request 2", photo);

        store.change(tx -> photos.release(tx, "request 1"));
        assertThat(photos.sweep()).isZero();
        assertThat(photos.open(photo.id(), PhotoSize.FULL)).isPresent();

        store.change(tx -> photos.release(tx, "request 2"));
        assertThat(photos.sweep()).isEqualTo(1);
        assertThat(photos.open(photo.id(), PhotoSize.FULL)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void the_same_picture_taken_again_is_given_its_days_anew() throws Exception {
        var first = taken(Drawings.file("png", 40, 30));
        now.turn(Photos.GRACE);
        var again = taken(Drawings.file("png", 40, 30));
        now.turn(Duration.ofHours(1));

        assertThat(again).isEqualTo(first);
        assertThat(photos.sweep()).isZero();
        assertThat(files()).hasSize(2);
    }

    @Test
    void an_erased_photo_is_gone_whoever_kept_it() throws Exception {
        var photo = taken(Drawings.file("png", 40, 30));
        keep("request 1", photo);

        photos.erase(photo.id());
        photos.erase(photo.id());

        assertThat(photos.open(photo.id(), PhotoSize.FULL)).isEmpty();
        assertThat(files()).isEmpty();
        boolean there = store.read(tx -> PhotoTables.exists(tx, photo.id()));
        assertThat(there).isFalse();
    }

    @Test
    void what_is_not_here_cannot_be_kept() throws Exception {
        var here = taken(Drawings.file("png", 40, 30));
        var absent = new PhotoId("ab".repeat(32));

        assertThat(kept("request 1", here.id(), absent)).contains(absent);
        now.turn(Duration.ofDays(3));
        assertThat(photos.sweep()).isEqualTo(1);
    }

    @Test
    void several_at_once_are_read_one_after_the_other() throws Exception {
        var file = Drawings.file("jpeg", 900, 700);
        Callable<Taken> take = () -> photos.take(stream(file), "same.jpg");
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = callers.invokeAll(List.of(take, take, take, take, take, take));
            for (var one : all) {
                assertThat(one.get()).isInstanceOf(Taken.Kept.class);
            }
        }
        assertThat(files()).hasSize(2);
    }

    @Test
    void what_was_arriving_when_the_desk_stopped_is_gone_at_the_next_start() throws Exception {
        Files.write(data.resolve("photos/incoming/photo123"), new byte[10]);

        Photos.open(store, data, now, PhotoLimits.forHeap(256L << 20)).close();

        assertThat(files()).isEmpty();
    }

    private void keep(String owner, Photo photo) {
        assertThat(kept(owner, photo.id())).isEmpty();
    }

    private Optional<PhotoId> kept(String owner, PhotoId... ids) {
        return store.write(tx -> photos.keep(tx, owner, List.of(ids)));
    }

    private Photo taken(byte[] file) {
        return ((Taken.Kept) photos.take(stream(file), "photo")).photo();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(data.resolve("photos"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
