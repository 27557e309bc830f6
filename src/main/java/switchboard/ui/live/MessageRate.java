package switchboard.ui.live;

import java.util.ArrayDeque;

/** The rate of messages in the last two seconds. Event dispatch thread only. */
public final class MessageRate {
    /** The time over which the rate is averaged. */
    private static final long WINDOW_MICROS = 2_000_000;

    private record Sample(long at, long messages) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    /**
     * Returns the number of messages per second, in both directions.
     *
     * @param now the time in microseconds
     * @param messages the total number of messages
     */
    public long at(long now, long messages) {
        samples.addLast(new Sample(now, messages));
        while (samples.size() > 2 && samples.getFirst().at() < now - WINDOW_MICROS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long micros = now - first.at();
        return micros <= 0 ? 0 : Math.round((messages - first.messages()) * 1e6 / micros);
    }
}
