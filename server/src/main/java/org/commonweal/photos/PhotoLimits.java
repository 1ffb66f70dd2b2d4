package org.commonweal.photos;

/// What a file may ask of this machine. Pixels are those of the file's own picture, before it is
/// made smaller.
///
/// @param bytes the heaviest file
/// @param side the longest side
/// @param pixels the most pixels of a JPEG, PNG or GIF, which are read a line at a time
/// @param progressivePixels the most pixels of a progressive JPEG, whose coefficients are held
///   outside the heap until its last scan
/// @param webpPixels the most pixels of a WebP, which is slow to read
/// @param decodedBytes the most memory the picture may take once read; reading skips pixels to stay
///   below
public record PhotoLimits(
        long bytes,
        int side,
        long pixels,
        long progressivePixels,
        long webpPixels,
        long decodedBytes) {
    private static final long MIB = 1024 * 1024;
    private static final long MEGA = 1_000_000;

    /// The limits for a heap: the more there is, the finer a large photo is read.
    ///
    /// @param heap the most bytes the heap may grow to
    /// @return the limits
    public static PhotoLimits forHeap(long heap) {
        return new PhotoLimits(
                25 * MIB,
                20_000,
                100 * MEGA,
                40 * MEGA,
                16 * MEGA,
                Math.clamp(heap / 5, 12 * MIB, 48 * MIB));
    }

    /// The limits for the heap of this process.
    ///
    /// @return the limits
    public static PhotoLimits ofThisMachine() {
        return forHeap(Runtime.getRuntime().maxMemory());
    }
}
