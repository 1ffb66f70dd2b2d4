package org.commonweal.opendata;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.commonweal.outside.Folder;
import org.commonweal.outside.NewFile;

/// The dumps of one day while they are written: each row goes into a gzip file of every form. The
/// same rows give the same bytes, since no time and no name stands in them (RFC 1952, `MTIME` 0).
/// Closed without [#keep] it leaves nothing.
final class Writing implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final List<One> all = new ArrayList<>();

    Writing(Folder folder) throws IOException {
        for (var form : Form.values()) {
            all.add(new One(form, folder.begin()));
        }
    }

    /// One request more.
    ///
    /// @throws UncheckedIOException when the disk refuses
    void row(Seen seen) {
        try {
            for (var one : all) {
                one.sheet.row(seen);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a dump could not be written", e);
        }
    }

    /// Ends all forms, and puts them where they belong.
    List<DumpFile> keep(LocalDate day) throws IOException {
        var kept = new ArrayList<DumpFile>();
        for (var one : all) {
            kept.add(one.keep(day));
        }
        return List.copyOf(kept);
    }

    @Override
    public void close() {
        all.forEach(one -> one.file.close());
    }

    private static final class One {
        private final Form form;
        private final NewFile file;
        private final Counted counted;
        private final DigestOutputStream digest;
        private final GZIPOutputStream gzip;
        private final Sheet sheet;

        One(Form form, NewFile file) throws IOException {
            this.form = form;
            this.file = file;
            counted = new Counted(new BufferedOutputStream(file.out(), BUFFER));
            digest = new DigestOutputStream(counted, sha256());
            gzip = new GZIPOutputStream(digest, BUFFER);
            sheet = Sheet.begin(form, gzip);
        }

        DumpFile keep(LocalDate day) throws IOException {
            sheet.end();
            gzip.finish();
            digest.flush();
            var sha = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            file.keep(Dump.file(day, form, sha));
            return new DumpFile(form, counted.bytes, sha);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int from, int length) throws IOException {
            out.write(b, from, length);
            bytes += length;
        }
    }
}
