package switchboard.client.swarm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.wire.Escapes;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.MemoryBudget;

/**
 * Compares replies one message at a time, for framings that delimit them.
 *
 * <p>Thread-safe.
 */
final class FramedReplyChecker implements ReplyChecker {
    /** The longest reply in bytes that is accepted as one message. */
    private static final int LONGEST = 1 << 20;

    /** The largest number of bytes kept of a text of the server. */
    private static final int MOST_WORDS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final boolean check;
    private final boolean afterCode;

    @GuardedBy("lock")
    private final FrameReader reader;

    @GuardedBy("lock")
    private final Deque<ExpectedBytes> expected = new ArrayDeque<>();

    /** The number of expected replies that got a wrong reply instead; they do not count as outstanding. */
    @GuardedBy("lock")
    private int spoiled;

    @GuardedBy("lock")
    private long replies;

    @GuardedBy("lock")
    private long right;

    @GuardedBy("lock")
    private long wrong;

    @GuardedBy("lock")
    private String words = "";

    @GuardedBy("lock")
    private Optional<String> welcome = Optional.empty();

    /**
     * Creates a checker for one connection.
     *
     * @param check whether replies are compared with the expected ones
     * @param afterCode whether the first message answers the class code
     */
    FramedReplyChecker(Framing framing, boolean check, boolean afterCode) {
        this.reader = framing.reader(LONGEST, false, MemoryBudget.UNLIMITED);
        this.check = check;
        this.afterCode = afterCode;
    }

    @Override
    public void expect(ExpectedBytes reply) {
        lock.lock();
        try {
            expected.addLast(reply);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void receive(byte[] bytes, int count) {
        List<Message> messages = new ArrayList<>(2);
        lock.lock();
        try {
            reader.accept(bytes, 0, count, System.nanoTime(), messages::add);
            for (Message message : messages) {
                came(message);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        List<Message> messages = new ArrayList<>(1);
        lock.lock();
        try {
            // A partial reply counts as none; the expected one counts as missing.
            reader.end(messages::add);
            for (Message rest : messages) {
                words = said(rest);
            }
            reader.close();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void came(Message message) {
        words = message.shape() == FrameStatus.FRAMED ? "" : said(message);
        if (afterCode && welcome.isEmpty()) {
            welcome = Optional.of(said(message));
            return;
        }
        replies++;
        if (!check) {
            return;
        }
        if (message.shape() == FrameStatus.FRAMED && isExpected(message)) {
            right++;
        } else {
            wrong++;
            spoiled++;
        }
        spoiled = Math.min(spoiled, expected.size());
    }

    /**
     * Returns whether a message is an expected reply. If it is expected later in the queue, those before it are given
     * up.
     */
    @GuardedBy("lock")
    private boolean isExpected(Message message) {
        int skipped = 0;
        Iterator<ExpectedBytes> candidates = expected.iterator();
        while (candidates.hasNext()) {
            ExpectedBytes candidate = candidates.next();
            if (candidate.length() == message.bodyLength()
                    && candidate.matches(0, message.bytes(), message.headerLength(), message.bodyLength())) {
                for (int i = 0; i <= skipped; i++) {
                    expected.removeFirst();
                }
                return true;
            }
            skipped++;
        }
        return false;
    }

    private static String said(Message message) {
        int shown = Math.min(message.bodyLength(), MOST_WORDS);
        return Escapes.text(message.bytes(), message.headerLength(), shown).replaceAll("(\\\\n)+$", "");
    }

    @Override
    public int open() {
        lock.lock();
        try {
            return Math.max(0, expected.size() - spoiled);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ReplyCounts heard() {
        lock.lock();
        try {
            return new ReplyCounts(replies, right, wrong, words, welcome);
        } finally {
            lock.unlock();
        }
    }
}
