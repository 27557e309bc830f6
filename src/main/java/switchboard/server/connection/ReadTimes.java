package switchboard.server.connection;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import switchboard.server.context.Clock;
import switchboard.wire.Message;

/** The times of the reads whose bytes were kept: a message came with its last read. Used by one thread. */
final class ReadTimes implements ToLongFunction<Message> {
    private final NavigableMap<Long, Long> micros = new TreeMap<>();
    private final long nowMicros;
    private final long nowNanos;

    /**
     * Creates the times with that of the last read.
     *
     * @param read the number of the last read
     * @param nanos its time on the clock
     */
    ReadTimes(Clock clock, long read, long nanos) {
        nowMicros = clock.micros();
        nowNanos = clock.nanos();
        add(read, nanos);
    }

    /** Adds the time of a read, on the clock of {@link Clock#nanos}. */
    void add(long read, long nanos) {
        micros.put(read, nowMicros - TimeUnit.NANOSECONDS.toMicros(nowNanos - nanos));
    }

    /** Returns the time when the last byte of a message came, in microseconds since 1970, UTC. */
    @Override
    public long applyAsLong(Message message) {
        long last = message.reads().firstRead() + message.reads().count() - 1;
        Map.Entry<Long, Long> read = micros.floorEntry(last);
        return (read == null ? micros.firstEntry() : read).getValue();
    }
}
