package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which proxies are believed, and where a desk may be said to stand.
final class SendersTest {
    @TempDir Path folder;

    @Test
    void a_proxy_is_known_by_its_address_however_it_is_spelt() {
        var senders = new Senders(Set.of("::1", "2001:DB8::7", "10.0.0.1"));
        assertThat(senders.proxies())
                .containsExactlyInAnyOrder("0:0:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:7", "10.0.0.1");
        assertThat(Senders.written("localhost")).isEmpty();
        assertThat(Senders.written("10.0.0.300")).isEmpty();
        assertThat(Senders.written("fe80")).isEmpty();
        assertThat(Senders.written("")).isEmpty();
    }

    @Test
    void a_proxy_that_could_never_be_recognised_is_refused() {
        assertThatThrownBy(() -> at("https://desk.example.org", Set.of("proxy.example.org")))
                .hasMessageContaining("not by \"proxy.example.org\"");
        assertThat(at("https://desk.example.org", Set.of("::1")).secure()).isTrue();
    }

    @Test
    void links_can_only_lead_to_a_web_address_without_a_path() {
        for (var address :
                new String[] {
                    "ftp://desk.example.org",
                    "desk.example.org",
                    "https://desk.example.org/desk",
                    "https://desk.example.org?a=b",
                    "https://me@desk.example.org"
                }) {
            assertThatThrownBy(() -> at(address, Set.of()))
                    .as(address)
                    .hasMessageContaining("http(s)://host");
        }
        assertThatThrownBy(() -> settings("127.0.0.1", 99_999, "http://a", Set.of(), folder))
                .hasMessage("a port is a number from 0 to 65535, not 99999");
    }

    private WebSettings at(String address, Set<String> proxies) {
        return settings("127.0.0.1", 0, address, proxies, folder);
    }

    static WebSettings settings(
            String host, int port, String address, Set<String> proxies, Path folder) {
        return new WebSettings(
                host,
                port,
                URI.create(address),
                "Alderhaven",
                true,
                ZoneOffset.UTC,
                proxies,
                WebSettings.Uploads.USUAL,
                WebSettings.Patience.USUAL,
                folder.resolve("spool"),
                false);
    }
}
