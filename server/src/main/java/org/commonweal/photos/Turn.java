package org.commonweal.photos;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which way up a photo is: the camera writes how it was held into the file and leaves the pixels
/// lying. Numbers are those of the EXIF orientation tag, 1 to 8.
final class Turn {
    static final int NONE = 1;

    private Turn() {}

    /// How the photo must be turned. A file whose metadata cannot be read is taken as it lies. In a
    /// PNG the tag is so rare that it is not looked for: reading its metadata would mean inflating
    /// it.
    static int of(Path file, PhotoKind kind) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return switch (kind) {
                case JPEG -> in(JpegMetadataReader.readMetadata(in, List.of(new ExifReader())));
                case WEBP -> in(WebpMetadataReader.readMetadata(in));
                case PNG, GIF, HEIC, AVIF, OTHER, UNKNOWN -> NONE;
            };
        } catch (IOException | com.drew.imaging.ImageProcessingException | RuntimeException e) {
            return NONE;
        }
    }

    private static int in(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var tag =
                directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return tag == null || tag < 1 || tag > 8 ? NONE : tag;
    }

    /// Turns and mirrors the picture upright.
    static BufferedImage upright(BufferedImage lying, int turn) {
        if (turn == NONE) {
            return lying;
        }
        int w = lying.getWidth();
        int h = lying.getHeight();
        var across = turn >= 5;
        var upright =
                new BufferedImage(across ? h : w, across ? w : h, BufferedImage.TYPE_3BYTE_BGR);
        var g = upright.createGraphics();
        g.drawImage(lying, transform(turn, w, h), null);
        g.dispose();
        return upright;
    }

    // Columns of the matrix: where one step right and one step down in the lying picture lead.
    private static AffineTransform transform(int turn, int w, int h) {
        return switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
