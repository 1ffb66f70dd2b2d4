package org.commonweal.photos;

/// The two sizes a photo is kept in, both JPEG.
public enum PhotoSize {
    /// At most 2000 pixels on the long side.
    FULL(2000, ".jpg"),
    /// At most 400 pixels on the long side.
    SMALL(400, "-small.jpg");

    private final int longSide;
    private final String ending;

    PhotoSize(int longSide, String ending) {
        this.longSide = longSide;
        this.ending = ending;
    }

    /// The longest a side may be.
    ///
    /// @return pixels
    public int longSide() {
        return longSide;
    }

    String ending() {
        return ending;
    }
}
