package switchboard.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Fact;
import switchboard.event.Limit;
import switchboard.event.ListenerInfo;
import switchboard.thread.Threads;

/**
 * Accepts on one socket, on a platform thread of its own.
 *
 * <p>When the operating system has no descriptor left, it waits a little, longer each time, and goes on by
 * itself: an accept loop that spins or dies is what most servers get wrong here.
 */
final class Listener {
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1_600);
    private static final long TELL_AGAIN = TimeUnit.SECONDS.toNanos(5);
    private static final String TROUBLE = "accept";

    private final House house;
    private final Door door;
    private final Admission admission;
    private final ListenerInfo info;
    private final Thread thread;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private long wait;
    private long toldAt;

    Listener(House house, Door door, Admission admission, ListenerInfo info) {
        this.house = house;
        this.door = door;
        this.admission = admission;
        this.info = info;
        this.thread = Threads.platform("accept-" + info.address(), this::accept);
    }

    ListenerInfo info() {
        return info;
    }

    void start() {
        house.bus.publish(new Fact.Listening(info));
        thread.start();
    }

    private void accept() {
        String why = "";
        while (!stopping.get()) {
            try {
                door.accept(admission, info);
                if (wait > 0) {
                    wait = 0;
                    house.bus.publish(new Fact.Trouble(TROUBLE, ""));
                }
            } catch (IOException failed) {
                if (stopping.get()) {
                    break;
                }
                if (!door.isOpen()) {
                    why = Sentences.of("listener.broke", info.address(), failed.getMessage());
                    break;
                }
                backOff(failed);
            } catch (RuntimeException | Error broken) {
                Threads.uncaught(Thread.currentThread(), broken);
                backOff(new IOException(broken));
            }
        }
        door.close();
        house.bus.publish(new Fact.ListeningEnded(info, why));
    }

    private void backOff(IOException failed) {
        long now = System.nanoTime();
        if (wait == 0 || now - toldAt > TELL_AGAIN) {
            toldAt = now;
            String sentence = Sentences.of("limit.descriptors", failed.getMessage());
            house.bus.publish(new Fact.Trouble(TROUBLE, sentence));
            house.hit(Limit.FILE_DESCRIPTORS, sentence);
        }
        wait = Math.min(LONGEST_WAIT, wait == 0 ? FIRST_WAIT : wait * 2);
        LockSupport.parkNanos(this, wait);
    }

    /** Accept no more; the connections stay. Waits for the accepting thread, at most a second. */
    void stop() {
        if (stopping.compareAndSet(false, true)) {
            door.close();
            LockSupport.unpark(thread);
            try {
                thread.join(TimeUnit.SECONDS.toMillis(1));
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
