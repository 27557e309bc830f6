package switchboard.bench.baddays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the rows of a session with the model. The messages of each talk and direction have to be there in order,
 * once; where some are missing, a gap has to stand between the messages before and after them.
 *
 * <p>Used by one thread: all gaps, then the rows in the order of their numbers, then the end.
 */
final class MessageAudit {
    private static final int MOST_COMPLAINTS = 20;

    /** The messages of a talk in one direction: how many were seen, and the number of the last one. */
    private static final class Seen {
        private int messages;
        private long last;

        private Seen(long last) {
            this.last = last;
        }
    }

    private final ExpectedSession expected;
    private final TreeMap<Long, Long> gaps = new TreeMap<>();
    private final Map<Long, Seen> seen = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long last;
    private long rows;
    private long missing;
    private long more;

    MessageAudit(ExpectedSession expected) {
        this.expected = expected;
    }

    /**
     * Notes a gap.
     *
     * @param before the number of the first message after it
     */
    void gap(long before, long messages) {
        gaps.merge(before, messages, Long::sum);
    }

    /**
     * Checks a row.
     *
     * @param number the number of the message, from 1 without holes
     * @param message the message, if it is one of a good client
     */
    void row(long number, boolean out, Optional<GoodMessage> message) {
        rows++;
        if (number != last + 1 && !(last == 0 && gaps.containsKey(number))) {
            complain("number %,d follows %,d", number, last);
        }
        last = number;
        message.ifPresent(good -> check(number, out, good));
    }

    private void check(long number, boolean out, GoodMessage message) {
        Optional<Talk> talk = expected.talk(message.talk());
        if (talk.isEmpty() || message.place() >= talk.get().sent()) {
            complain("%,d is %s, which was never sent to this session", number, words(message, out));
            return;
        }
        Seen before = seen(talk.get(), out);
        if (message.place() < before.messages) {
            complain("%,d is %s once more, or too late", number, words(message, out));
            return;
        }
        hole(message.talk(), out, before, message.place(), number);
        before.messages = message.place() + 1;
        before.last = number;
    }

    private Seen seen(Talk talk, boolean out) {
        return seen.computeIfAbsent(2L * talk.number() + (out ? 1 : 0), newcomer -> new Seen(talk.after()));
    }

    /** Checks that a gap stands for the messages between those seen and {@code until}. */
    private void hole(int talk, boolean out, Seen before, int until, long number) {
        int count = until - before.messages;
        if (count <= 0) {
            return;
        }
        Long gap = gaps.higherKey(before.last);
        if (gap == null || gap > number) {
            complain(
                    "%,d messages from %s on are missing without a gap, between %,d and %s",
                    count,
                    words(new GoodMessage(talk, before.messages), out),
                    before.last,
                    number == Long.MAX_VALUE ? "the end" : String.format(Locale.ROOT, "%,d", number));
        } else {
            missing += count;
        }
    }

    private static String words(GoodMessage message, boolean out) {
        return (out ? "answer " : "message ") + message.place() + " of talk " + message.talk();
    }

    /** Checks the ends of all talks, and the sums. */
    Result end() {
        long behind = 0;
        for (Talk talk : expected.talks()) {
            for (boolean out : new boolean[] {false, true}) {
                Seen there = seen(talk, out);
                hole(talk.number(), out, there, talk.promised(out), Long.MAX_VALUE);
                behind += Math.max(0, talk.answered() - Math.max(there.messages, talk.promised(out)));
            }
        }
        long marked = gaps.values().stream().mapToLong(Long::longValue).sum();
        if (missing > marked) {
            complain("%,d messages are missing, but the gaps stand for %,d", missing, marked);
        }
        if (last < expected.told()) {
            complain("number %,d was told as recorded, but %,d is the last one", expected.told(), last);
        }
        List<String> all = new ArrayList<>(complaints);
        if (more > 0) {
            all.add(String.format(Locale.ROOT, "and %,d more of this kind", more));
        }
        return new Result(rows, missing, gaps.size(), marked, behind, List.copyOf(all));
    }

    private void complain(String format, Object... arguments) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(String.format(Locale.ROOT, format, arguments));
        } else {
            more++;
        }
    }

    /**
     * The result.
     *
     * @param rows the messages in the file, those of other clients too
     * @param missing the messages of good clients for which a gap stands
     * @param gaps the number of gaps, and {@code marked} the messages of all clients that they stand for
     * @param behind the messages that were answered but not told as recorded, and are not there: the price of a kill
     * @param complaints sentences about what does not hold
     */
    record Result(long rows, long missing, int gaps, long marked, long behind, List<String> complaints) {}
}
