package org.commonweal.photos;

import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The public addresses of photos.
public final class PhotoPages {
    private static final String JPG = ".jpg";

    private final Photos photos;
    private final MayShow mayShow;

    /// Wires the routes' two questions: is it there, and may it be seen.
    ///
    /// @param photos the pictures
    /// @param mayShow asked before every answer
    public PhotoPages(Photos photos, MayShow mayShow) {
        this.photos = photos;
        this.mayShow = mayShow;
    }

    /// Adds `/photos/SHA.jpg` and `/photos/SHA/small.jpg`.
    ///
    /// @param routes to add to
    public void register(Routes routes) {
        routes.get("/photos/{file}", Access.PUBLIC, this::full);
        routes.get("/photos/{sha}/small.jpg", Access.PUBLIC, this::small);
    }

    private Reply full(Exchange exchange) {
        var file = exchange.path("file");
        if (!file.endsWith(JPG)) {
            throw Problem.notFound();
        }
        return show(file.substring(0, file.length() - JPG.length()), PhotoSize.FULL);
    }

    private Reply small(Exchange exchange) {
        return show(exchange.path("sha"), PhotoSize.SMALL);
    }

    private Reply show(String sha, PhotoSize size) {
        if (!PhotoId.valid(sha)) {
            throw Problem.notFound();
        }
        var id = new PhotoId(sha);
        if (!mayShow.mayShow(id)) {
            throw Problem.notFound();
        }
        // The reader's own browser may keep it a day. Nobody between may, because a photo that is
        // erased here must not live on in a cache of somebody else's.
        return photos.open(id, size)
                .map(bytes -> Reply.bytes("image/jpeg", bytes))
                .map(reply -> reply.header("Cache-Control", "private, max-age=86400, immutable"))
                .orElseThrow(Problem::notFound);
    }
}
