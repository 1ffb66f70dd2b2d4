package org.commonweal.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Hands text messages to the program that the town's file names, a small one of the town's own
/// between the desk and whoever sends messages for it.
final class TextGateway implements TextCarrier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    // These say something of the desk's settings or of the gateway, and nothing of the message: it
    // waits until somebody has mended that.
    private static final Set<Integer> NOT_THE_MESSAGE = Set.of(401, 403, 404, 405, 407, 408, 429);

    private final TextSettings.Gateway gateway;
    private final SignedPost post = new SignedPost();

    TextGateway(TextSettings.Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Handed hand(TextMessage message) {
        var body = new LinkedHashMap<String, String>();
        body.put("to", message.to());
        body.put("text", message.text());
        body.put("id", message.id());
        try {
            return heard(
                    post.send(
                            gateway.url(),
                            gateway.secret().read(),
                            message.id(),
                            JSON.writeValueAsBytes(body),
                            message.at()));
        } catch (IOException | UncheckedIOException e) {
            return new Handed.Later(Trouble.of(e), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handed.Later("interrupted", true);
        }
    }

    private static Handed heard(int status) {
        var said = "answered " + status;
        if (status >= 200 && status < 300) {
            return new Handed.Taken();
        }
        if (status >= 400 && status < 500 && !NOT_THE_MESSAGE.contains(status)) {
            return new Handed.Never(said);
        }
        // A gateway that stumbles over one message may still take the others.
        return new Handed.Later(said, status != 500);
    }
}
