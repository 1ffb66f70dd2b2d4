package org.commonweal.photos;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;

/// Pictures drawn for tests: red in the top left corner, blue in the bottom right one, so that one
/// can tell which way up they are.
final class Drawings {
    private Drawings() {}

    static BufferedImage picture(int w, int h, int type) {
        var image = new BufferedImage(w, h, type);
        var g = image.createGraphics();
        g.setColor(Color.LIGHT_GRAY);
        g.fillRect(0, 0, w, h);
        g.setColor(Color.RED);
        g.fillRect(0, 0, w / 4, h / 4);
        g.setColor(Color.BLUE);
        g.fillRect(w - w / 4, h - h / 4, w / 4, h / 4);
        g.dispose();
        return image;
    }

    static byte[] file(String format, int w, int h) {
        var type =
                format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
        return write(format, new IIOImage(picture(w, h, type), null, null), p -> p);
    }

    static byte[] progressive(int w, int h) {
        return write(
                "jpeg",
                new IIOImage(picture(w, h, BufferedImage.TYPE_3BYTE_BGR), null, null),
                Drawings::passes);
    }

    static byte[] interlaced(int w, int h) {
        return write(
                "png",
                new IIOImage(picture(w, h, BufferedImage.TYPE_3BYTE_BGR), null, null),
                Drawings::passes);
    }

    /// Four components without a colour transform, as a print shop's software writes them.
    static byte[] printColours(int w, int h) {
        WritableRaster raster = Raster.createInterleavedRaster(0, w, h, 4, null);
        var line = new int[w * 4];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                line[x * 4] = x * 255 / w;
                line[x * 4 + 1] = y * 255 / h;
                line[x * 4 + 2] = (x + y) % 256;
                line[x * 4 + 3] = 10;
            }
            raster.setPixels(0, y, w, 1, line);
        }
        return write("jpeg", new IIOImage(raster, null, null), p -> p);
    }

    /// A JPEG whose metadata holds an orientation, a place and a name.
    static byte[] held(int w, int h, int orientation) {
        var plain = file("jpeg", w, h);
        var body = new ByteArrayOutputStream();
        body.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(exif(orientation));
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.write(0xff);
        out.write(0xe1);
        out.write((body.size() + 2) >> 8);
        out.write(body.size() + 2);
        out.writeBytes(body.toByteArray());
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    // One directory: orientation and the artist's name.
    private static byte[] exif(int orientation) {
        var name = "Ada Keepsake\0".getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 2});
        out.writeBytes(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0});
        out.writeBytes(new byte[] {0x01, 0x3b, 0, 2, 0, 0, 0, (byte) name.length, 0, 0, 0, 38});
        out.writeBytes(new byte[] {0, 0, 0, 0});
        out.writeBytes(name);
        return out.toByteArray();
    }

    /// A PNG that claims a size and holds lines of one colour, so that few bytes become many.
    static void bomb(Path file, int w, int h) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(out, "IHDR", header(w, h));
            var packed = new ByteArrayOutputStream();
            var deflater = new Deflater(9);
            try (var lines = new DeflaterOutputStream(packed, deflater)) {
                var line = new byte[1 + w * 3];
                for (int y = 0; y < h; y++) {
                    lines.write(line);
                }
            } finally {
                deflater.end();
            }
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] header(int w, int h) {
        return new byte[] {
            (byte) (w >> 24),
            (byte) (w >> 16),
            (byte) (w >> 8),
            (byte) w,
            (byte) (h >> 24),
            (byte) (h >> 16),
            (byte) (h >> 8),
            (byte) h,
            8,
            2,
            0,
            0,
            0
        };
    }

    private static void chunk(OutputStream out, String type, byte[] body) throws IOException {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(body);
        out.write(number(body.length));
        out.write(name);
        out.write(body);
        out.write(number((int) crc.getValue()));
    }

    private static byte[] number(int n) {
        return new byte[] {(byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n};
    }

    private static ImageWriteParam passes(ImageWriteParam param) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return param;
    }

    // The platform's own writers: the ones on the class path refuse some of these forms.
    private static byte[] write(String format, IIOImage image, UnaryOperator<ImageWriteParam> how) {
        var spis =
                IIORegistry.getDefaultInstance()
                        .getServiceProviders(
                                ImageWriterSpi.class,
                                spi -> ours((ImageWriterSpi) spi, format),
                                true);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var writer = spis.next().createWriterInstance();
            writer.setOutput(out);
            writer.write(null, image, how.apply(writer.getDefaultWriteParam()));
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static boolean ours(ImageWriterSpi spi, String format) {
        return spi.getClass().getName().startsWith("com.sun.imageio")
                && java.util.List.of(spi.getFormatNames()).contains(format);
    }
}
