package switchboard.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import switchboard.console.LogLines.PlacedLine;
import switchboard.event.ConflatedSubscription;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.model.Limit;
import switchboard.record.SessionException;
import switchboard.terminal.TerminalText;
import switchboard.text.CodedText;

/**
 * Converts state changes into lines, limited to a rate that a person can follow.
 *
 * <p>Used by the console's thread alone. Its size is bounded by the number of clients in the {@link LiveChanges}.
 */
final class ConsoleUpdates {
    /** The capacity of the token bucket, in lines. */
    private static final int LINES_AT_ONCE = 1_000;

    /** The rate of the token bucket, in lines a second. */
    private static final int LINES_PER_SECOND = 200;

    /** The largest number of messages read from the log for one update. */
    private static final int PAGE = 500;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ConflatedSubscription<LiveChanges> live;
    private final LogLines log;
    private final LongSupplier nanos;
    private final LineRateLimiter budget;
    private final ClientMoves moves;
    private final Map<String, CodedText> activeWarnings = new HashMap<>();
    private final Map<Limit, Long> lastLimitReportNanos = new EnumMap<>(Limit.class);
    private final Set<Limit> unreportedLimits = new HashSet<>();
    private Map<Limit, Fact.LimitHit> limits = Map.of();
    private long recorded;
    private long shown;
    private long skippedMessages;
    private long skippedMoves;
    private long lastSkipReportNanos;
    private boolean unreadable;
    private long unrecorded;

    /** Creates the updates for everything after message number {@code shown}. */
    ConsoleUpdates(ConflatedSubscription<LiveChanges> live, LogLines log, long shown, LongSupplier nanos) {
        this.live = live;
        this.log = log;
        this.nanos = nanos;
        this.shown = shown;
        recorded = shown;
        budget = new LineRateLimiter(LINES_AT_ONCE, LINES_PER_SECOND, nanos);
        moves = new ClientMoves(budget, nanos);
        lastSkipReportNanos = nanos.getAsLong() - SECOND;
    }

    /**
     * The lines to print.
     *
     * @param lines the lines for standard output
     * @param warnings the lines for standard error
     */
    record OutputLines(List<String> lines, List<String> warnings) {}

    /** Returns the new lines; with {@code last} it also returns the count of skipped lines at once. */
    OutputLines take(boolean last) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Optional<LiveChanges> changes = live.take();
        if (changes.isPresent()) {
            LiveChanges now = changes.get();
            moves.add(now);
            recorded = Math.max(recorded, now.recorded().lastMessage());
            unrecorded = now.received()
                    + now.sent()
                    - now.recorded().settled()
                    + now.recorded().missing();
            skipForgotten(now.recorded().oldest());
            addWarnings(now.warnings(), warnings);
            now.failures()
                    .forEach(failure ->
                            warnings.add(TerminalText.inert(failure.text().english())));
            limits(now.limits());
        }
        merged(last, warnings).forEach(line -> lines.add(line.text()));
        skips(lines, last);
        limitHits(warnings, last);
        return new OutputLines(lines, warnings);
    }

    /** Returns the messages of this run that are not in the session: they still wait, or were given up. */
    long unrecorded() {
        return Math.max(0, unrecorded);
    }

    /** Memory keeps only the newest messages; those dropped before they were printed count as skipped. */
    private void skipForgotten(long oldest) {
        if (oldest > shown + 1) {
            skippedMessages += oldest - 1 - shown;
            shown = oldest - 1;
        }
    }

    /** Returns the lines about messages and clients in the order of the session. */
    private List<PlacedLine> merged(boolean last, List<String> warnings) throws InterruptedException {
        // The moves come first, because they get the lines that the rate allows before the messages do.
        ClientMoves.MovesUpTo placed = moves.upTo(Math.min(recorded, shown + PAGE));
        long upTo = Math.max(shown, placed.upTo());
        List<PlacedLine> late = moves.late(upTo, last);
        List<PlacedLine> lines = new ArrayList<>(messages(upTo, warnings));
        lines.addAll(placed.lines());
        // A move follows the message that it names; sorting keeps the order of equals.
        lines.sort(Comparator.comparingLong(PlacedLine::place));
        lines.addAll(late);
        return lines;
    }

    private List<PlacedLine> messages(long upTo, List<String> warnings) throws InterruptedException {
        long wanted = upTo - shown;
        int granted = budget.take(wanted);
        List<PlacedLine> lines = List.of();
        if (granted > 0) {
            try {
                lines = log.of(shown + 1, granted);
                unreadable = false;
            } catch (SessionException explained) {
                skippedMessages += granted;
                if (!unreadable) {
                    unreadable = true;
                    warnings.add(TerminalText.of(explained));
                }
            }
            shown += granted;
        }
        if (granted < wanted) {
            skippedMessages += recorded - shown;
            shown = recorded;
        }
        return lines;
    }

    private void skips(List<String> lines, boolean last) {
        skippedMoves += moves.skipped();
        if (skippedMessages + skippedMoves == 0 || !last && nanos.getAsLong() - lastSkipReportNanos < SECOND) {
            return;
        }
        lastSkipReportNanos = nanos.getAsLong();
        if (skippedMoves > 0) {
            lines.add(String.format(Locale.ROOT, "… clients came or left %,d more times, see counts", skippedMoves));
        }
        if (skippedMessages > 0) {
            lines.add(String.format(Locale.ROOT, "… %,d more messages, see log", skippedMessages));
        }
        skippedMoves = 0;
        skippedMessages = 0;
    }

    private void addWarnings(Map<String, CodedText> now, List<String> warnings) {
        now.forEach((source, text) -> {
            if (!text.equals(activeWarnings.put(source, text))) {
                warnings.add(TerminalText.inert(text.english()));
            }
        });
        activeWarnings.keySet().retainAll(now.keySet());
    }

    private void limits(Map<Limit, Fact.LimitHit> now) {
        for (Fact.LimitHit hit : now.values()) {
            Fact.LimitHit before = limits.get(hit.limit());
            if (before == null || hit.count() > before.count()) {
                unreportedLimits.add(hit.limit());
            }
        }
        limits = now;
    }

    /**
     * Reports each limit at most once in five seconds, because a client that reaches a limit usually does so
     * repeatedly; at the end each that is not reported yet.
     */
    private void limitHits(List<String> warnings, boolean last) {
        long now = nanos.getAsLong();
        unreportedLimits.removeIf(limit -> {
            if (!last && now - lastLimitReportNanos.getOrDefault(limit, now - 5 * SECOND) < 5 * SECOND) {
                return false;
            }
            lastLimitReportNanos.put(limit, now);
            Optional.ofNullable(limits.get(limit))
                    .ifPresent(hit -> warnings.add(TerminalText.inert(hit.text().english())
                            + (hit.count() > 1
                                    ? String.format(
                                            Locale.ROOT, " (%,d times so far, all clients together)", hit.count())
                                    : "")));
            return true;
        });
    }
}
