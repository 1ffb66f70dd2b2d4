package org.commonweal.photos;

/// A stored photo. Holds no place, time, camera or name: what the sender's file said of those is
/// gone.
///
/// @param id its name
/// @param width pixels of the full size, after it was turned the right way up
/// @param height pixels
/// @param bytes how heavy the full size is
public record Photo(PhotoId id, int width, int height, int bytes) {}
