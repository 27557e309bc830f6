package switchboard.replay.compare;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.record.SessionException;
import switchboard.text.CodedText;
import switchboard.text.ReplayText;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;

/**
 * Compares the messages received on a connection with the recorded ones.
 *
 * <p>Equal messages are recognised byte by byte, in any pieces and with or without a frame. Only a message that
 * differs must be delimited: by its header, by its line end, or, where it has neither, by the message after it or by a
 * pause.
 *
 * <p>Used by one thread.
 */
public final class MessageComparer {
    /** The pause after which bytes without a delimiter count as a complete message. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** The number of missing messages that are remembered in case they come late. */
    private static final int LATE_KEPT = 8;

    /** The longest message in bytes that is remembered in case it comes late. */
    private static final int LATE_BYTES = 64 << 10;

    /** Receives the messages that were not recorded. */
    public interface ExtraListener {
        void extra(Message message, Optional<CodedText> why);
    }

    /** Supplies the messages that the same side sent after the expected one. */
    public interface Upcoming {
        List<Message> messages() throws SessionException, InterruptedException;
    }

    private final ReceiveBuffer receiveBuffer;
    private final Framing framing;
    private final Framing usual;
    private final ExtraListener extras;
    private final Deque<byte[]> notHeard = new ArrayDeque<>();

    /**
     * Creates a comparer for one connection.
     *
     * @param framing the framing of messages that have a header
     * @param usual the framing of the other side's messages while no particular message is expected
     */
    public MessageComparer(ReceiveBuffer receiveBuffer, Framing framing, Framing usual, ExtraListener extras) {
        this.receiveBuffer = receiveBuffer;
        this.framing = framing;
        this.usual = usual;
        this.extras = extras;
    }

    /** Waits until the expected message came, another one came in its place, or {@code deadline} passed. */
    public ComparisonResult await(Message expected, long deadline, Upcoming upcoming)
            throws SessionException, InterruptedException {
        receiveBuffer.want(expected.size());
        MessageDelimiter delimiter = MessageDelimiter.like(expected, framing);
        int matched = 0;
        long quietUntil = deadline;
        while (true) {
            // The size is read before the comparison; bytes that come in between are compared in the next round.
            int have = receiveBuffer.size();
            matched = receiveBuffer.matching(expected.bytes(), matched);
            if (matched == expected.size()) {
                receiveBuffer.skip(matched);
                return ComparisonResult.SAME;
            }
            boolean differs = have > matched;
            if (differs) {
                quietUntil = Math.min(deadline, System.nanoTime() + QUIET_NANOS);
                byte[] there = receiveBuffer.peek(have);
                if (isLate(there, delimiter)) {
                    matched = 0;
                    continue;
                }
                Optional<ComparisonResult> heard = other(expected, there, delimiter, upcoming.messages());
                if (heard.isPresent()) {
                    return note(expected, heard.get());
                }
                if (skipExtraMessage(expected, there, delimiter)) {
                    matched = 0;
                    continue;
                }
                if (delimiter.end(there) == MessageDelimiter.INCOMPLETE) {
                    quietUntil = deadline;
                    receiveBuffer.want(Math.max(have + 1, delimiter.promised(there)));
                }
            }
            if (!receiveBuffer.awaitMore(have, differs ? quietUntil : deadline)) {
                return note(expected, rest(expected, delimiter, have));
            }
        }
    }

    /** Takes a message that came in the place of the expected one if its end is known; empty otherwise. */
    private Optional<ComparisonResult> other(
            Message expected, byte[] there, MessageDelimiter delimiter, List<Message> upcoming) {
        for (Message next : upcoming) {
            if (next.size() > 0 && startsWith(there, next.bytes())) {
                return Optional.of(ComparisonResult.missing(ReplayText.MISSING_LEFT_OUT.with()));
            }
        }
        int end = delimiter.end(there);
        if (end > 0 && !startsWithAt(there, end, expected.bytes())) {
            return Optional.of(take(there, end, delimiter));
        }
        if (end == MessageDelimiter.UNKNOWN) {
            for (Message next : upcoming) {
                int found = next.size() == 0 ? 0 : MessageDelimiter.indexOf(there, next.bytes(), 1);
                if (found > 0) {
                    return Optional.of(take(there, found, delimiter));
                }
            }
        }
        return Optional.empty();
    }

    private ComparisonResult take(byte[] there, int end, MessageDelimiter delimiter) {
        receiveBuffer.skip(end);
        return ComparisonResult.different(delimiter.message(Arrays.copyOf(there, end)), Optional.empty());
    }

    /** Removes a message that was reported missing earlier and came late; returns false if there is none. */
    private boolean isLate(byte[] there, MessageDelimiter delimiter) {
        for (byte[] late : notHeard) {
            if (startsWith(there, late)) {
                receiveBuffer.skip(late.length);
                notHeard.remove(late);
                extras.extra(delimiter.message(late), Optional.of(ReplayText.EXTRA_LATE.with()));
                return true;
            }
        }
        return false;
    }

    /** Removes an extra message directly before the expected one; returns false if there is none. */
    private boolean skipExtraMessage(Message expected, byte[] there, MessageDelimiter delimiter) {
        int end = delimiter.end(there);
        if (end > 0 && startsWithAt(there, end, expected.bytes())) {
            receiveBuffer.skip(end);
            extras.extra(delimiter.message(Arrays.copyOf(there, end)), Optional.empty());
            return true;
        }
        return false;
    }

    /** Takes all bytes present in the place of the expected message after no more came. */
    private ComparisonResult rest(Message expected, MessageDelimiter delimiter, int have) {
        boolean over = receiveBuffer.end() != ReceiveBuffer.End.NONE;
        if (have == 0) {
            return ComparisonResult.missing(
                    switch (receiveBuffer.end()) {
                        case NONE -> ReplayText.MISSING_IN_TIME.with();
                        case FIN -> ReplayText.MISSING_HUNG_UP.with();
                        case RESET -> ReplayText.MISSING_BROKEN.with();
                    });
        }
        byte[] there = receiveBuffer.peek(have);
        receiveBuffer.skip(have);
        boolean cut = have < expected.size() && Arrays.equals(there, Arrays.copyOf(expected.bytes(), have));
        ReplayText said = over ? ReplayText.CUT : ReplayText.CUT_IN_TIME;
        return ComparisonResult.different(
                delimiter.message(there), cut ? Optional.of(said.with(have, expected.size())) : Optional.empty());
    }

    private ComparisonResult note(Message expected, ComparisonResult heard) {
        if (expected.size() > 0 && expected.size() <= LATE_BYTES) {
            if (notHeard.size() == LATE_KEPT) {
                notHeard.removeFirst();
            }
            notHeard.addLast(expected.bytes());
        }
        return heard;
    }

    /**
     * Reports all further messages as extra until the other side ends the stream or {@code deadline} passes.
     *
     * @return whether the other side ended the stream
     */
    public boolean listenOn(long deadline) throws InterruptedException {
        receiveBuffer.want(0);
        MessageDelimiter delimiter = new MessageDelimiter(usual);
        while (true) {
            int have = receiveBuffer.size();
            byte[] there = receiveBuffer.peek(have);
            if (have > 0 && !isLate(there, delimiter)) {
                int end = delimiter.end(there);
                if (end > 0) {
                    receiveBuffer.skip(end);
                    extras.extra(delimiter.message(Arrays.copyOf(there, end)), Optional.empty());
                    continue;
                }
                receiveBuffer.want(Math.max(have + 1, delimiter.promised(there)));
            }
            if (receiveBuffer.size() != have) {
                continue;
            }
            long quietUntil = have == 0 ? deadline : Math.min(deadline, System.nanoTime() + QUIET_NANOS);
            if (!receiveBuffer.awaitMore(have, quietUntil)) {
                if (have > 0) {
                    receiveBuffer.skip(have);
                    extras.extra(delimiter.message(there), Optional.empty());
                } else {
                    return receiveBuffer.end() != ReceiveBuffer.End.NONE;
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
