package switchboard.replay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.record.SessionException;
import switchboard.text.CodedText;
import switchboard.text.ReplayText;
import switchboard.wire.Framing;
import switchboard.wire.Message;

/**
 * Compares what comes over a line with what is expected there. Used by one thread.
 *
 * <p>What is the same is recognized byte by byte, in whatever pieces it comes and whether or not it has a frame. Only
 * what is not the same has to be delimited: by its header, its line's end, or, where there is neither, by what
 * follows it or a pause.
 */
final class Comparer {
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LATE_KEPT = 8;
    private static final int LATE_BYTES = 64 << 10;

    /** Hears of messages that nobody had said. */
    interface Extras {
        void extra(Message message, Optional<CodedText> why);
    }

    /** Knows what the same side said after the expected message. */
    interface Upcoming {
        List<Message> messages() throws SessionException, InterruptedException;
    }

    private final Inbox inbox;
    private final Framing framing;
    private final Framing usual;
    private final Extras extras;
    private final Deque<byte[]> notHeard = new ArrayDeque<>();

    /**
     * Creates one.
     *
     * @param framing how messages that have a header are told apart
     * @param usual how the other side's messages are told apart where nothing particular is expected
     */
    Comparer(Inbox inbox, Framing framing, Framing usual, Extras extras) {
        this.inbox = inbox;
        this.framing = framing;
        this.usual = usual;
        this.extras = extras;
    }

    /** Waits for a message until it came, something else came in its place, or it is too late. */
    Heard await(Message expected, long deadline, Upcoming upcoming) throws SessionException, InterruptedException {
        inbox.want(expected.size());
        Delimiter delimiter = Delimiter.like(expected, framing);
        int matched = 0;
        long patience = deadline;
        while (true) {
            // Counted before it is compared: what comes between the two differs in nothing yet.
            int have = inbox.size();
            matched = inbox.matching(expected.bytes(), matched);
            if (matched == expected.size()) {
                inbox.skip(matched);
                return Heard.SAME;
            }
            boolean differs = have > matched;
            if (differs) {
                patience = Math.min(deadline, System.nanoTime() + QUIET_NANOS);
                byte[] there = inbox.peek(have);
                if (isLate(there, delimiter)) {
                    matched = 0;
                    continue;
                }
                Optional<Heard> heard = other(expected, there, delimiter, upcoming.messages());
                if (heard.isPresent()) {
                    return note(expected, heard.get());
                }
                if (isOneMore(expected, there, delimiter)) {
                    matched = 0;
                    continue;
                }
                if (delimiter.end(there) == Delimiter.INCOMPLETE) {
                    patience = deadline;
                    inbox.want(Math.max(have + 1, delimiter.promised(there)));
                }
            }
            if (!inbox.awaitMore(have, differs ? patience : deadline)) {
                return note(expected, rest(expected, delimiter, have));
            }
        }
    }

    /** Takes what came in the place of the expected message, if it can be told where that ends. */
    private Optional<Heard> other(Message expected, byte[] there, Delimiter delimiter, List<Message> upcoming) {
        for (Message next : upcoming) {
            if (next.size() > 0 && startsWith(there, next.bytes())) {
                return Optional.of(Heard.missing(ReplayText.MISSING_LEFT_OUT.with()));
            }
        }
        int end = delimiter.end(there);
        if (end > 0 && !startsWithAt(there, end, expected.bytes())) {
            return Optional.of(take(there, end, delimiter));
        }
        if (end == Delimiter.UNKNOWN) {
            for (Message next : upcoming) {
                int found = next.size() == 0 ? 0 : Delimiter.indexOf(there, next.bytes(), 1);
                if (found > 0) {
                    return Optional.of(take(there, found, delimiter));
                }
            }
        }
        return Optional.empty();
    }

    private Heard take(byte[] there, int end, Delimiter delimiter) {
        inbox.skip(end);
        return Heard.different(delimiter.message(Arrays.copyOf(there, end)), Optional.empty());
    }

    /** Takes away a message that was expected before; false if none is there. */
    private boolean isLate(byte[] there, Delimiter delimiter) {
        for (byte[] late : notHeard) {
            if (startsWith(there, late)) {
                inbox.skip(late.length);
                notHeard.remove(late);
                extras.extra(delimiter.message(late), Optional.of(ReplayText.EXTRA_LATE.with()));
                return true;
            }
        }
        return false;
    }

    /** Takes away a message behind which the expected one stands; false if it is not so. */
    private boolean isOneMore(Message expected, byte[] there, Delimiter delimiter) {
        int end = delimiter.end(there);
        if (end > 0 && startsWithAt(there, end, expected.bytes())) {
            inbox.skip(end);
            extras.extra(delimiter.message(Arrays.copyOf(there, end)), Optional.empty());
            return true;
        }
        return false;
    }

    /** No more comes: whatever is there is all that will stand for the expected message. */
    private Heard rest(Message expected, Delimiter delimiter, int have) {
        boolean over = inbox.end() != Inbox.End.NONE;
        if (have == 0) {
            return Heard.missing(
                    switch (inbox.end()) {
                        case NONE -> ReplayText.MISSING_IN_TIME.with();
                        case FIN -> ReplayText.MISSING_HUNG_UP.with();
                        case RESET -> ReplayText.MISSING_BROKEN.with();
                    });
        }
        byte[] there = inbox.peek(have);
        inbox.skip(have);
        boolean cut = have < expected.size() && Arrays.equals(there, Arrays.copyOf(expected.bytes(), have));
        ReplayText said = over ? ReplayText.CUT : ReplayText.CUT_IN_TIME;
        return Heard.different(
                delimiter.message(there), cut ? Optional.of(said.with(have, expected.size())) : Optional.empty());
    }

    private Heard note(Message expected, Heard heard) {
        if (expected.size() > 0 && expected.size() <= LATE_BYTES) {
            if (notHeard.size() == LATE_KEPT) {
                notHeard.removeFirst();
            }
            notHeard.addLast(expected.bytes());
        }
        return heard;
    }

    /**
     * Reports everything that still comes as extra, until the other side ends or {@code deadline}.
     *
     * @return whether the other side ended
     */
    boolean listenOn(long deadline) throws InterruptedException {
        inbox.want(0);
        Delimiter delimiter = new Delimiter(usual);
        while (true) {
            int have = inbox.size();
            byte[] there = inbox.peek(have);
            if (have > 0 && !isLate(there, delimiter)) {
                int end = delimiter.end(there);
                if (end > 0) {
                    inbox.skip(end);
                    extras.extra(delimiter.message(Arrays.copyOf(there, end)), Optional.empty());
                    continue;
                }
                inbox.want(Math.max(have + 1, delimiter.promised(there)));
            }
            if (inbox.size() != have) {
                continue;
            }
            long patience = have == 0 ? deadline : Math.min(deadline, System.nanoTime() + QUIET_NANOS);
            if (!inbox.awaitMore(have, patience)) {
                if (have > 0) {
                    inbox.skip(have);
                    extras.extra(delimiter.message(there), Optional.empty());
                } else {
                    return inbox.end() != Inbox.End.NONE;
                }
            }
        }
    }

    private static boolean startsWith(byte[] whole, byte[] part) {
        return startsWithAt(whole, 0, part);
    }

    private static boolean startsWithAt(byte[] whole, int at, byte[] part) {
        return whole.length - at >= part.length && Arrays.equals(whole, at, at + part.length, part, 0, part.length);
    }
}
