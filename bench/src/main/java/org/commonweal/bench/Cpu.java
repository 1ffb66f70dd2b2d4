package org.commonweal.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Processor time, which other jobs on the machine disturb much less than the clock on the wall.
final class Cpu {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private Cpu() {}

    /// Nanoseconds of processor time this process has used, user and system.
    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    static String loadAverage() {
        return String.format(Locale.ROOT, "%.1f", SYSTEM.getSystemLoadAverage());
    }
}
