package switchboard.bench.echo;

import java.lang.management.ManagementFactory;

/** How much of a processor the load generator's thread took since a moment: near to all, it is the bottleneck. */
record Generator(long cpuNanos, long nanos) {
    /** Begin now, on the thread that generates. */
    static Generator begin() {
        return new Generator(cpu(), System.nanoTime());
    }

    /** Return the share from 0 to 1. */
    double share() {
        return (cpu() - cpuNanos) / (double) (System.nanoTime() - nanos);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
