package org.commonweal.search;

import java.util.List;
import java.util.Optional;
import org.commonweal.places.Box;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestCard;

/// Where requests are on a piece of the map.
///
/// @param all at most [#MOST], those with the most requests first
/// @param total how many requests fit, in the piece or not
/// @param unplaced how many of those have no place
public record Clusters(List<Cluster> all, int total, int unplaced) {
    /// The most clusters there are, however large the piece.
    public static final int MOST = 300;

    /// The nearest zoom.
    public static final int MOST_ZOOM = 20;

    public Clusters {
        all = List.copyOf(all);
    }

    /// How many requests are in the piece.
    public int inside() {
        return all.stream().mapToInt(Cluster::count).sum();
    }

    /// Requests that would lie upon each other, or one that lies alone.
    ///
    /// @param middle the mean of their places
    /// @param box the smallest that holds all of them
    /// @param count how many
    /// @param only the one that lies alone, as it stands now; empty where there are more
    public record Cluster(Point middle, Box box, int count, Optional<RequestCard> only) {
        /// Metres within which coming nearer takes nothing apart.
        private static final double ONE_PLACE = 25;

        /// Whether coming nearer would not take them apart.
        public boolean together() {
            return box.width() <= ONE_PLACE && box.height() <= ONE_PLACE;
        }
    }
}
