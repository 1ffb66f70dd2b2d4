package org.commonweal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileSizeLimitExceededException;
import org.apache.commons.fileupload.FileUploadBase.SizeLimitExceededException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/// Reads forms. Text stays in memory, within small limits; files go to the spool as they arrive, so
/// memory does not grow with them.
final class Forms {
    static final int FIELDS = 500;
    private static final int TEXT = 256 * 1024;
    private static final String URLENCODED = "application/x-www-form-urlencoded";

    private static final int WHOLE_OF_ONE = 3;
    private static final int WHOLE_OF_ALL = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path spool;
    private final WebSettings.Uploads limits;
    private final SpoolSpace space;

    Forms(Path spool, WebSettings.Uploads limits) {
        this.spool = spool;
        this.limits = limits;
        space = new SpoolSpace(WHOLE_OF_ONE * limits.bytesAll(), WHOLE_OF_ALL * limits.bytesAll());
        try {
            Files.createDirectories(spool);
            try (var left = Files.list(spool)) {
                for (var file : left.filter(f -> f.toString().endsWith(".part")).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the spool folder " + spool, e);
        }
    }

    /// @param sender who is counted for what the files take of the disk
    /// @param lenient whether a body without a type is a form, too
    Form read(Incoming in, String sender, boolean takesFiles, boolean lenient) {
        var header = in.header("Content-Type");
        try {
            if (header == null && !lenient) {
                return Form.EMPTY;
            }
            var type = header == null || header.isBlank() ? URLENCODED : header.strip();
            var kind = type.toLowerCase(java.util.Locale.ROOT);
            if (kind.startsWith(URLENCODED)) {
                var bytes = in.body().readNBytes(TEXT + 1);
                if (bytes.length > TEXT) {
                    throw Problem.of(413);
                }
                return Form.of(
                        Exchange.pairs(new String(bytes, StandardCharsets.ISO_8859_1)), List.of());
            }
            if (kind.startsWith("multipart/form-data")) {
                return multipart(in, sender, type, takesFiles);
            }
        } catch (IOException e) {
            throw Problem.of(400);
        }
        throw Problem.of(415);
    }

    void discard(Form form, String sender) {
        discard(form.uploads(), sender);
    }

    private void discard(List<Upload> uploads, String sender) {
        for (var upload : uploads) {
            delete(upload.path());
            space.give(sender, upload.size());
        }
    }

    private Form multipart(Incoming in, String sender, String type, boolean takesFiles)
            throws IOException {
        var values = new LinkedHashMap<String, List<String>>();
        var uploads = new ArrayList<Upload>();
        var reader = new FileUpload();
        reader.setHeaderEncoding("UTF-8");
        reader.setPartHeaderSizeMax(2_000);
        reader.setSizeMax(takesFiles ? limits.bytesAll() : 2 * TEXT);
        boolean whole = false;
        try {
            int fields = 0;
            int text = 0;
            var parts = reader.getItemIterator(new Body(in, type));
            while (parts.hasNext()) {
                var part = parts.next();
                if (++fields > FIELDS) {
                    throw Problem.of(413);
                }
                if (part.isFormField()) {
                    var value = value(part, TEXT - text);
                    text += value.length;
                    values.computeIfAbsent(
                                    Paths.utf8(utf8(part.getFieldName())), n -> new ArrayList<>())
                            .add(Paths.utf8(value));
                } else {
                    keep(part, sender, takesFiles, uploads);
                }
            }
            whole = true;
        } catch (FileUploadException | IOException e) {
            throw Problem.of(tooLarge(e) ? 413 : 400);
        } finally {
            if (!whole) {
                discard(uploads, sender);
            }
        }
        return Form.of(values, uploads);
    }

    // The library reports a limit that is passed while a part is read as the cause of another
    // error.
    private static boolean tooLarge(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SizeLimitExceededException
                    || t instanceof FileSizeLimitExceededException) {
                return true;
            }
        }
        return false;
    }

    private static byte[] value(FileItemStream part, int limit) throws IOException {
        try (var in = part.openStream()) {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw Problem.of(413);
            }
            return bytes;
        }
    }

    private void keep(FileItemStream part, String sender, boolean takesFiles, List<Upload> uploads)
            throws IOException {
        var name = part.getName() == null ? "" : part.getName();
        var file = Files.createTempFile(spool, "in", ".part");
        long size = 0;
        boolean kept = false;
        try (var in = part.openStream();
                var out = Files.newOutputStream(file)) {
            var buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (size + n > limits.bytesEach()) {
                    throw Problem.of(413);
                }
                if (!space.take(sender, n)) {
                    throw Problem.tooMany(SOON);
                }
                size += n;
                out.write(buffer, 0, n);
            }
            if (size == 0) {
                return;
            }
            if (!takesFiles || uploads.size() == limits.files()) {
                throw Problem.of(413);
            }
            var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            uploads.add(new Upload(part.getFieldName(), Paths.utf8(utf8(plain)), size, file));
            kept = true;
        } finally {
            if (!kept) {
                delete(file);
                space.give(sender, size);
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty the spool: " + file, e);
        }
    }

    private record Body(Incoming in, String type) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        @SuppressWarnings("deprecation") // the library's interface still demands it
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return in.body();
        }
    }
}
