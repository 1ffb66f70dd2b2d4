package org.commonweal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A bare socket to a desk, for requests that no proper client would send.
final class Wire implements AutoCloseable {
    private final Socket socket;

    Wire(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends bytes as they are.
    Wire send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Everything until the other side closes.
    String all() {
        var out = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(out);
        } catch (java.net.SocketTimeoutException e) {
            throw new IllegalStateException(
                    "the server keeps the connection open after\n" + out, e);
        } catch (IOException e) {
            // A reset after the answer is how some refusals end; what came before it counts.
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /// One answer with a Content-Length, or one without a body.
    String one(boolean head) {
        try {
            var in = socket.getInputStream();
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return text.toString();
                }
                text.append((char) c);
            }
            var length = text.toString().toLowerCase(java.util.Locale.ROOT);
            var at = length.indexOf("content-length: ");
            if (at >= 0 && !head) {
                int n = Integer.parseInt(length.substring(at + 16, length.indexOf("\r\n", at)));
                text.append(new String(in.readNBytes(n), StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
