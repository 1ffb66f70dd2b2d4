package org.commonweal.photos;

/// Says whether the public may see a photo. Answered by the room that knows what the photo belongs
/// to, at wiring; this room knows pictures only.
@FunctionalInterface
public interface MayShow {
    /// Asked for each showing of a photo on its public address.
    ///
    /// @param photo any well-formed name, whether there is such a photo or not
    /// @return true only when it belongs to a public request and is neither erased nor hidden
    boolean mayShow(PhotoId photo);
}
