package org.commonweal.open311;

import java.time.Duration;
import java.time.ZoneId;
import org.commonweal.web.Limits.Rate;

/// How a desk is open to other programs.
///
/// @param jurisdiction the only `jurisdiction_id` there is here
/// @param zone where dates without an offset are meant
/// @param contact who to ask, for discovery
/// @param keyService where to get a key, for discovery
/// @param open whether requests are taken without a key
/// @param openRate how often one sender may file without a key
/// @param reads how often one sender may read
public record Open311Settings(
        String jurisdiction,
        ZoneId zone,
        String contact,
        String keyService,
        boolean open,
        Rate openRate,
        Rate reads) {
    /// 600 reads at once, and 10 more each second.
    public static final Rate READS = new Rate(600, Duration.ofMillis(100));

    /// So many an hour.
    public static Rate anHour(int times) {
        return new Rate(times, Duration.ofHours(1).dividedBy(times));
    }
}
