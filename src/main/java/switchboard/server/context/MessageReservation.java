package switchboard.server.context;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part of one message in the {@link OutboundMemoryBudget}: its bytes are reserved once, however many clients it
 * waits for, and a little more for each client. Thread-safe; never waits.
 */
public final class MessageReservation {
    /** The objects of one message in one client's queue, in bytes, rounded up. */
    static final int PER_CLIENT = 256;

    private final OutboundMemoryBudget budget;
    private final int bytes;
    private final AtomicInteger clients = new AtomicInteger();

    /** Creates the reservation of a message of that many bytes; nothing is reserved yet. */
    public MessageReservation(OutboundMemoryBudget budget, int bytes) {
        this.budget = budget;
        this.bytes = bytes;
    }

    /** Reserves room for one more client and returns true, or returns false and reserves nothing. */
    public boolean acquire() {
        while (true) {
            int before = clients.get();
            long room = room(before);
            if (!budget.reserve(room)) {
                return false;
            }
            if (clients.compareAndSet(before, before + 1)) {
                return true;
            }
            budget.release(room);
        }
    }

    /** Releases the room of one client; the last one releases the message's bytes, too. */
    public void release() {
        budget.release(room(clients.decrementAndGet()));
    }

    private long room(int otherClients) {
        return otherClients == 0 ? (long) bytes + PER_CLIENT : PER_CLIENT;
    }
}
