package org.commonweal.record;

import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The record's routes: the files of [RecordFiles], for anybody.
public final class RecordPages {
    private final RecordFiles files;

    /// @param record whose files to serve
    public RecordPages(Record record) {
        files = record.files();
    }

    /// Adds the routes.
    ///
    /// @param routes the desk's
    public void addTo(Routes routes) {
        routes.get("/record/checkpoint", Access.PUBLIC, this::serve);
        routes.get("/record/key", Access.PUBLIC, this::serve);
        routes.get("/record/tile/{path...}", Access.PUBLIC, this::serve);
        routes.get("/record/register/{hash}", Access.PUBLIC, this::serve);
        routes.get("/record/openings/{path...}", Access.PUBLIC, this::serve);
        routes.get("/record/proof/{n}", Access.PUBLIC, this::serve);
    }

    private Reply serve(Exchange exchange) {
        return files.get(exchange.path().substring("/record/".length()))
                .map(file ->
                        Reply.bytes(file.type(), file.bytes())
                                .header("Cache-Control", file.kept().cacheControl()))
                .orElseGet(() -> Reply.text("The record has no such file.\n").status(404));
    }
}
