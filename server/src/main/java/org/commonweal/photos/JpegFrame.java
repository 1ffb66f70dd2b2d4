package org.commonweal.photos;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/// How a JPEG is coded, read from its frame header, before any decoder gets to see it.
///
/// @param marker the start-of-frame marker's second byte, 0xC0 to 0xCF
/// @param width pixels
/// @param height pixels
/// @param components 1 grey, 3 colour, 4 print colours
record JpegFrame(int marker, int width, int height, int components) {
    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;

    /// One pass, or one with more bits a sample: read a line at a time.
    boolean sequential() {
        return marker == 0xc0 || marker == 0xc1;
    }

    /// Several passes over the whole picture.
    boolean progressive() {
        return marker == 0xc2;
    }

    /// Reads up to the frame header.
    ///
    /// @param in the file from its first byte
    /// @return the frame
    /// @throws IOException when the file ends or is no JPEG before a frame header came
    static JpegFrame read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        if (data.readUnsignedShort() != 0xffd8) {
            throw new IOException("no start of image");
        }
        while (true) {
            int marker = marker(data);
            if (marker == START_OF_SCAN || marker == END) {
                throw new IOException("no frame before the first scan");
            }
            int length = data.readUnsignedShort() - 2;
            if (length < 0) {
                throw new IOException("a segment shorter than nothing");
            }
            if (frame(marker)) {
                data.readUnsignedByte();
                int height = data.readUnsignedShort();
                int width = data.readUnsignedShort();
                return new JpegFrame(marker, width, height, data.readUnsignedByte());
            }
            data.skipNBytes(length);
        }
    }

    // C4, C8 and CC are tables and extensions, not frames.
    private static boolean frame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private static int marker(DataInputStream data) throws IOException {
        int b = data.readUnsignedByte();
        while (b != 0xff) {
            b = data.readUnsignedByte();
        }
        while (b == 0xff) {
            b = data.readUnsignedByte();
        }
        return b;
    }
}
