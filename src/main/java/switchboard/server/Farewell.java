package switchboard.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The last that a connection's thread does for a client from which the server parts. */
final class Farewell {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /**
     * What is thrown away at most for the sake of politeness: the rest of a message that is refused. With less, who
     * sends a long one and only then reads finds a reset instead of the reason.
     */
    static final int MOST_DRAINED = ServerLimits.HARD_MAX_MESSAGE;

    private Farewell() {}

    /** Throw away what still comes, for a while, so that closing does not reset the connection. */
    static void drain(ReadBuffer from, Sender sender, Ending ending) throws IOException {
        int drained = 0;
        while (drained < MOST_DRAINED) {
            int count = from.discard(ending.politeMillis());
            if (count < 0) {
                awaitSent(sender, ending);
                return;
            }
            drained += count;
            letOthersGoOn(sender);
        }
    }

    /** Whoever sends faster than it is thrown away would keep a carrier for all of that time. */
    static void letOthersGoOn(Object instead) {
        LockSupport.parkNanos(instead, 1);
    }

    /** The client sends nothing more: let what still waits for it go out before the connection is closed. */
    private static void awaitSent(Sender sender, Ending ending) {
        while (!sender.isIdle() && !ending.isOverdue(System.nanoTime())) {
            LockSupport.parkNanos(sender, POLL_NANOS);
        }
    }
}
