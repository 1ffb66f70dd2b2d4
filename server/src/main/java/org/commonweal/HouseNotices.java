package org.commonweal;

import java.nio.file.Path;
import org.commonweal.config.Town;
import org.commonweal.follows.FollowKeys;
import org.commonweal.follows.FollowRooms;
import org.commonweal.follows.Follows;
import org.commonweal.notices.NoticeRooms;
import org.commonweal.notices.Notices;
import org.commonweal.notices.Outgoing;
import org.commonweal.notices.Sender;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.post.Post;
import org.commonweal.web.Languages;
import org.commonweal.web.Limits;
import org.commonweal.web.Routes;
import org.commonweal.web.Words;

/// The rooms by which people outside hear of something, wired.
record HouseNotices(Post post, Follows follows, Notices notices) {
    /// @param rooms all the others stand on, the post not yet among them
    static HouseNotices open(
            Town town, Path data, Chance chance, Languages languages, NoticeRooms rooms) {
        var desk = town.address().toString();
        var sender =
                new Sender(
                        town.name(),
                        town.invented(),
                        town.mail().reads(),
                        town.zone(),
                        tag -> words(town, languages, tag));
        var outgoing = new Outgoing(rooms.post(), rooms.ids(), rooms.now(), desk);
        var follows =
                new Follows(
                        new FollowRooms(
                                rooms.store(),
                                rooms.requests(),
                                rooms.places(),
                                rooms.services(),
                                FollowKeys.open(new Folder(data.resolve("keys")), chance),
                                outgoing,
                                rooms.now()),
                        sender);
        var notices = new Notices(rooms, outgoing, follows, sender, desk);
        return new HouseNotices(rooms.post(), follows, notices);
    }

    // In the town's first language for those of whom none is known. Read when they are first
    // needed: verbs that say nothing need none.
    private static Words words(Town town, Languages languages, String language) {
        var offered = town.languages();
        return languages.words(offered.contains(language) ? language : offered.getFirst());
    }

    void register(Routes routes, Limits limits) {
        follows.register(routes, limits);
        post.register(routes);
    }

    /// Lets go of what is long over.
    void sweep() {
        notices.sweep();
        follows.sweep();
    }
}
