package switchboard.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The rate limiter of the log: logs each kind of line once, then with a count, within a token bucket of bytes. Not
 * thread-safe; {@link BoundedLog} guards it.
 *
 * <p>Lines that differ in numbers only are of one kind: client 7 and client 8 with the same failure are the same news.
 * Lines are made inert here, and are cut if they are too long.
 */
final class LogRateLimiter {
    /**
     * The size of the token bucket in bytes; it refills with {@link #BYTES_A_SECOND}, so that 1 MiB takes half an hour.
     */
    static final int BURST = 16 << 10;

    static final int BYTES_A_SECOND = 512;

    /** The time in nanoseconds after which a repeated line is logged again, with its count. */
    static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int LONGEST = 1_000;
    private static final int KINDS = 64;

    private final LongSupplier nanos;
    private final Map<String, RepeatCount> kinds = new LinkedHashMap<>(16, 0.75f, true);
    private double tokens = BURST;
    private long filledAt;
    private long suppressed;
    private long suppressedSince;

    /** The lines of one kind since it was last logged. */
    private static final class RepeatCount {
        private long loggedAt;
        private long count;
        private String newest = "";
    }

    /**
     * Creates a limiter with a full token bucket.
     *
     * @param nanos the clock in nanoseconds
     */
    LogRateLimiter(LongSupplier nanos) {
        this.nanos = nanos;
        filledAt = nanos.getAsLong();
    }

    /** Takes a logged line and returns the lines to write now. */
    List<String> add(String logged) {
        List<String> output = new ArrayList<>();
        String line = inert(logged);
        long now = nanos.getAsLong();
        RepeatCount repeats = kinds.get(kind(line));
        if (repeats == null) {
            forgetOldest();
            if (log(output, line, now)) {
                RepeatCount fresh = new RepeatCount();
                fresh.loggedAt = now;
                kinds.put(kind(line), fresh);
            }
        } else {
            repeats.count++;
            repeats.newest = line;
            if (now - repeats.loggedAt >= AGAIN_NANOS) {
                logRepeats(output, repeats, now);
            }
        }
        return output;
    }

    /**
     * Returns the lines that are due without a new line: counts of suppressed lines.
     *
     * @param all true at the end, for all suppressed lines
     */
    List<String> due(boolean all) {
        List<String> output = new ArrayList<>();
        long now = nanos.getAsLong();
        Iterator<RepeatCount> each = kinds.values().iterator();
        while (each.hasNext()) {
            RepeatCount repeats = each.next();
            if (repeats.count > 0 && (all || now - repeats.loggedAt >= AGAIN_NANOS)) {
                logRepeats(output, repeats, now);
                if (all) {
                    suppress(repeats.count);
                    repeats.count = 0;
                }
            } else if (repeats.count == 0 && now - repeats.loggedAt >= AGAIN_NANOS) {
                // The kind has stopped; its next line is logged again.
                each.remove();
            }
        }
        if (suppressed > 0 && (all || now - suppressedSince >= AGAIN_NANOS)) {
            // This line is short and rare, so it takes no tokens; otherwise the number of suppressed lines might never
            // be logged.
            output.add(String.format(Locale.ROOT, "… and %,d more lines that were too many to tell", suppressed));
            suppressed = 0;
        }
        return output;
    }

    /** Returns whether {@link #due} has lines to return, now or later. */
    boolean hasSuppressed() {
        return !kinds.isEmpty() || suppressed > 0;
    }

    /** Removes the kind that was quiet for the longest time; its count is added to the suppressed lines. */
    private void forgetOldest() {
        if (kinds.size() >= KINDS) {
            Iterator<RepeatCount> oldest = kinds.values().iterator();
            suppress(oldest.next().count);
            oldest.remove();
        }
    }

    private void logRepeats(List<String> output, RepeatCount repeats, long now) {
        String line = String.format(Locale.ROOT, "%s (%,d times more)", repeats.newest, repeats.count);
        if (afford(line, now)) {
            output.add(line);
            repeats.count = 0;
            repeats.loggedAt = now;
        }
    }

    private boolean log(List<String> output, String line, long now) {
        boolean affordable = afford(line, now);
        if (affordable) {
            output.add(line);
        } else {
            suppress(1);
        }
        return affordable;
    }

    /** Counts suppressed lines. */
    void suppress(long lines) {
        if (suppressed == 0 && lines > 0) {
            suppressedSince = nanos.getAsLong();
        }
        suppressed += lines;
    }

    private boolean afford(String line, long now) {
        tokens = Math.min(BURST, tokens + BYTES_A_SECOND * (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1));
        filledAt = now;
        int size = line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (size > tokens) {
            return false;
        }
        tokens -= size;
        return true;
    }

    private static String inert(String logged) {
        String line = TerminalText.inert(logged.replace("\t", "    "));
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, cut(line))) + "…";
    }

    /** Returns the number of code points that fit, without cutting a surrogate pair. */
    private static int cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.codePointCount(0, end);
    }

    private static String kind(String line) {
        // Digits of every script count, because a time of day has those of the user's language.
        return line.replaceAll("\\p{Nd}+", "#");
    }
}
