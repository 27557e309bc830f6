package switchboard.bench.baddays;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connection of a good client, as the client saw it. Each count is that of the first messages of the talk.
 *
 * <p>One thread sends and receives, another one reads the console, and others read.
 */
final class Talk {
    private final int number;
    private final long after;
    private volatile int sent;
    private final AtomicInteger answered = new AtomicInteger();
    private volatile int toldIn;
    private volatile int toldOut;
    private volatile boolean finished;

    /**
     * Creates a talk.
     *
     * @param after a number that was recorded before it began; its messages have larger ones
     */
    Talk(int number, long after) {
        this.number = number;
        this.after = after;
    }

    int number() {
        return number;
    }

    long after() {
        return after;
    }

    /** Counts a message before it is written, and returns it. */
    GoodMessage send() {
        GoodMessage next = new GoodMessage(number, sent);
        sent = next.place() + 1;
        return next;
    }

    /** Counts an answer that came complete. */
    void answer() {
        answered.incrementAndGet();
    }

    /** Notes that the program called this message recorded. */
    void told(int place, boolean out) {
        if (out) {
            toldOut = Math.max(toldOut, place + 1);
        } else {
            toldIn = Math.max(toldIn, place + 1);
        }
    }

    /** Notes that the program ended in order, so everything that was answered has to be accounted for. */
    void finish() {
        finished = true;
    }

    int sent() {
        return sent;
    }

    int answered() {
        return answered.get();
    }

    /** Returns the number of messages of a direction that the file has to hold, or a gap has to stand for. */
    int promised(boolean out) {
        int told = out ? toldOut : toldIn;
        return finished ? Math.max(answered.get(), told) : told;
    }
}
