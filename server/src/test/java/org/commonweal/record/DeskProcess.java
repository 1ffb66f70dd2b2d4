package org.commonweal.record;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.commonweal.store.StoreUnavailable;

/// A desk in a process of its own, so that it can be killed, traced and starved. It says one line
/// for each thing that is acknowledged, by one unbuffered write.
final class DeskProcess {
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private DeskProcess() {}

    /// `load FOLDER CLIENTS`: writes until killed. `talk FOLDER`: answers lines of standard input.
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[1]);
        TestDesk desk;
        try {
            desk = new TestDesk(folder.toString(), folder);
        } catch (StoreUnavailable e) {
            say("refused " + e.getMessage());
            return;
        }
        say("ready");
        if (args[0].equals("load")) {
            load(desk, Integer.parseInt(args[2]));
        } else {
            talk(desk);
        }
    }

    private static void load(TestDesk desk, int clients) {
        var life = desk.newCase().format();
        for (int client = 0; client < clients; client++) {
            var name = String.format(Locale.ROOT, "%s-%d", life, client);
            Thread.ofPlatform()
                    .start(() -> {
                        for (int i = 0; ; i++) {
                            boolean brief = i % 7 == 6;
                            request(desk, name + "-" + i + (brief ? "-brief" : ""), brief);
                        }
                    });
        }
    }

    // One request of two entries; now and then it is erased in a write of its own.
    private static void request(TestDesk desk, String words, boolean brief) {
        var handle = desk.newCase();
        long n =
                desk.store.write(tx -> {
                    long first = TestDesk.append(desk.record, tx, handle, true, words);
                    TestDesk.append(desk.record, tx, handle, false, "note to " + words);
                    return first;
                });
        say("ack " + n + " " + words);
        if (brief) {
            desk.store.change(tx -> desk.record.eraseCase(tx, handle, "law"));
            say("erased " + n + " " + words);
        }
    }

    private static void talk(TestDesk desk) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var words = in.readLine(); words != null; words = in.readLine()) {
            try {
                say("ack " + desk.ask(desk.newCase(), words) + " " + words);
            } catch (StoreUnavailable e) {
                say("refused " + e.getMessage());
            }
        }
        desk.close();
    }

    private static synchronized void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
