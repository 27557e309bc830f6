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
 * itself: an accept loop that spins or dies is what most servers get wrong here. Meanwhile the rest of the program has
 * the {@linkplain DescriptorReserve reserve} to open files with.
 */
final class Listener {
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1_600);
    private static final long FORGOTTEN = TimeUnit.SECONDS.toNanos(5);
    private static final String TROUBLE = "accept";

    /** In the words of all systems for EMFILE, and of ENFILE where it is the whole system that has no more. */
    private static final String OUT_OF_FILES = "oo many open files";

    private final House house;
    private final Door door;
    private final Admission admission;
    private final ListenerInfo info;
    private final Thread thread;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private boolean troubled;
    private long wait;
    private long failedAt;

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
                if (house.reserve.isHeld()) {
                    tellOver();
                    door.accept(admission, info);
                } else {
                    if (!troubled) {
                        outOfFiles("Too many open files");
                    }
                    backOff();
                }
            } catch (IOException failed) {
                if (stopping.get()) {
                    break;
                }
                if (!door.isOpen()) {
                    why = Sentences.of("listener.broke", info.address(), failed.getMessage());
                    break;
                }
                String message = String.valueOf(failed.getMessage());
                if (message.contains(OUT_OF_FILES)) {
                    house.reserve.release();
                    outOfFiles(message);
                } else {
                    tell(Sentences.of("listener.failed", info.address(), message));
                }
                backOff();
            } catch (RuntimeException | Error broken) {
                Threads.uncaught(Thread.currentThread(), broken);
                tell(Sentences.of("listener.failed", info.address(), Threads.brief(broken)));
                backOff();
            }
        }
        door.close();
        house.bus.publish(new Fact.ListeningEnded(info, why));
    }

    private void outOfFiles(String how) {
        String sentence = Sentences.of("limit.descriptors", how);
        tell(sentence);
        house.hit(Limit.FILE_DESCRIPTORS, sentence);
    }

    private void tell(String sentence) {
        troubled = true;
        house.bus.publish(new Fact.Trouble(TROUBLE, sentence));
    }

    private void tellOver() {
        if (troubled) {
            troubled = false;
            house.bus.publish(new Fact.Trouble(TROUBLE, ""));
        }
    }

    /** Wait a little, and longer where the last time was not long ago. */
    private void backOff() {
        long now = System.nanoTime();
        wait = wait == 0 || now - failedAt > FORGOTTEN ? FIRST_WAIT : Math.min(LONGEST_WAIT, wait * 2);
        failedAt = now;
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
