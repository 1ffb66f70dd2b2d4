package org.commonweal.photos;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.commonweal.photos.Taken.Why;

/// Reads a file as a picture and writes it anew as two plain JPEGs. Not for several threads at
/// once: its limits are for one picture at a time.
///
/// Whatever a decoder does with hostile bytes ends here as [Unreadable]. Only pixels go over into
/// the new files; metadata, thumbnails and whatever hung behind the picture do not.
final class PhotoReader {
    private static final float QUALITY = 0.85f;

    private final PhotoLimits limits;

    static {
        // A cache would write strangers' bytes into the machine's temporary folder.
        ImageIO.setUseCache(false);
    }

    PhotoReader(PhotoLimits limits) {
        this.limits = limits;
    }

    /// Both sizes of a photo.
    ///
    /// @param width pixels of the full size
    /// @param height pixels of the full size
    /// @param full a JPEG
    /// @param small a JPEG
    record Pair(int width, int height, byte[] full, byte[] small) {}

    /// Why a file could not be read.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        final Why why;

        Unreadable(Why why) {
            super(why.name());
            this.why = why;
        }
    }

    /// Reads a file.
    ///
    /// @param file on this machine's own disk, at most as heavy as the limits say
    /// @return both sizes, upright
    /// @throws Unreadable when it is no picture, of a kind not taken, too large or broken
    /// @throws IOException when this machine's disk fails
    Pair read(Path file) throws Unreadable, IOException {
        var kind = kind(file);
        try {
            var whole = smaller(decode(file, kind), PhotoSize.FULL.longSide());
            var full = Turn.upright(whole, Turn.of(file, kind));
            var small = smaller(full, PhotoSize.SMALL.longSide());
            return new Pair(full.getWidth(), full.getHeight(), jpeg(full), jpeg(small));
        } catch (OutOfMemoryError | NegativeArraySizeException e) {
            // The limits should not let it come to this; if a decoder asks for more than there is,
            // the one large array it failed to get harms nobody else.
            throw new Unreadable(Why.TOO_LARGE);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(Why.BROKEN);
        }
    }

    private static PhotoKind kind(Path file) throws Unreadable, IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(PhotoKind.HEAD);
        }
        if (head.length == 0) {
            throw new Unreadable(Why.EMPTY);
        }
        var kind = PhotoKind.of(head);
        return switch (kind) {
            case JPEG, PNG, GIF, WEBP -> kind;
            case HEIC -> throw new Unreadable(Why.HEIC);
            case AVIF -> throw new Unreadable(Why.AVIF);
            case OTHER -> throw new Unreadable(Why.OTHER_KIND);
            case UNKNOWN -> throw new Unreadable(Why.NOT_A_PICTURE);
        };
    }

    private BufferedImage decode(Path file, PhotoKind kind) throws Unreadable, IOException {
        long most = mostPixels(file, kind);
        var readers = ImageIO.getImageReadersByFormatName(kind.name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + kind);
        }
        var reader = readers.next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return decode(reader, most);
        } finally {
            reader.dispose();
        }
    }

    private long mostPixels(Path file, PhotoKind kind) throws Unreadable, IOException {
        return switch (kind) {
            case WEBP -> limits.webpPixels();
            case JPEG -> {
                JpegFrame frame;
                try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                    frame = JpegFrame.read(in);
                }
                if (frame.progressive()) {
                    yield limits.progressivePixels() * 3 / Math.max(3, frame.components());
                }
                if (!frame.sequential()) {
                    throw new Unreadable(Why.OTHER_KIND);
                }
                yield limits.pixels();
            }
            default -> limits.pixels();
        };
    }

    private BufferedImage decode(ImageReader reader, long most) throws Unreadable, IOException {
        int w = reader.getWidth(0);
        int h = reader.getHeight(0);
        if (w <= 0 || h <= 0) {
            throw new Unreadable(Why.BROKEN);
        }
        if (w > limits.side() || h > limits.side() || (long) w * h > most) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        var param = reader.getDefaultReadParam();
        int step = step(w, h, limits.decodedBytes() / bytesPerPixel(reader));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static int bytesPerPixel(ImageReader reader) throws IOException {
        var type = reader.getRawImageType(0);
        return type == null ? 4 : type.getNumBands() * ((type.getBitsPerBand(0) + 7) / 8);
    }

    // Every step-th pixel of every step-th line: the finest reading that stays within the limit.
    private static int step(int w, int h, long most) {
        int step = 1;
        while (((long) w + step - 1) / step * (((long) h + step - 1) / step) > most) {
            step++;
        }
        return step;
    }

    /// The picture on white, halved until less than a factor two is left, so that no pixel is
    /// skipped.
    static BufferedImage smaller(BufferedImage image, int longSide) {
        int w = image.getWidth();
        int h = image.getHeight();
        double scale = Math.min(1.0, (double) longSide / Math.max(w, h));
        int targetWidth = Math.max(1, (int) Math.round(w * scale));
        int targetHeight = Math.max(1, (int) Math.round(h * scale));
        var current = image;
        while (current.getWidth() >= 2 * targetWidth && current.getHeight() >= 2 * targetHeight) {
            current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
        }
        return current.getWidth() == targetWidth
                        && current.getHeight() == targetHeight
                        && current.getType() == BufferedImage.TYPE_3BYTE_BGR
                ? current
                : drawn(current, targetWidth, targetHeight);
    }

    private static BufferedImage drawn(BufferedImage image, int w, int h) {
        var onWhite = new BufferedImage(w, h, BufferedImage.TYPE_3BYTE_BGR);
        var g = onWhite.createGraphics();
        // Filled beforehand: drawing with a background makes a copy of the whole picture first.
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, w, h);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        g.drawImage(image, 0, 0, w, h, null);
        g.dispose();
        return onWhite;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
