package switchboard.server;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Fact;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.system.OpenFiles;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/**
 * Accepts on one socket, on a platform thread of its own.
 *
 * <p>When the operating system has no descriptor left, it looks again twenty times a second and goes on by itself: an
 * accept loop that spins or dies is what most servers get wrong here. Meanwhile the rest of the program has the
 * {@linkplain DescriptorReserve reserve} to open files with.
 */
final class Listener {
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1_600);
    private static final String TROUBLE = "listener failed ";

    private final House house;
    private final Door door;
    private final Admission admission;
    private final ListenerInfo info;
    private final Thread thread;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private boolean shortOfFiles;
    private boolean troubled;
    private long wait;

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
        Optional<CodedText> why = Optional.empty();
        while (!stopping.get()) {
            try {
                acceptOne();
            } catch (IOException failed) {
                if (stopping.get()) {
                    break;
                }
                String message = String.valueOf(failed.getMessage());
                if (!door.isOpen()) {
                    why = Optional.of(ServerText.LISTENER_BROKE.with(info.address(), message));
                    break;
                }
                if (OpenFiles.areShort()) {
                    house.reserve.release();
                    outOfFiles();
                } else {
                    failed(message);
                }
            } catch (RuntimeException | Error broken) {
                Threads.uncaught(Thread.currentThread(), broken);
                failed(Threads.brief(broken));
            }
        }
        door.close();
        house.bus.publish(new Fact.ListeningEnded(info, why));
    }

    private void acceptOne() throws IOException {
        if (!house.reserve.allowsOneMore()) {
            outOfFiles();
            return;
        }
        shortOfFiles = false;
        door.accept(admission, info);
        if (troubled) {
            troubled = false;
            wait = 0;
            house.bus.publish(Fact.Trouble.over(TROUBLE + info.address()));
        }
    }

    /** Says so once, and look again soon; the watchdog tells when it is over. */
    private void outOfFiles() {
        if (!shortOfFiles) {
            shortOfFiles = true;
            CodedText text = ServerText.LIMIT_DESCRIPTORS.with();
            house.bus.publish(new Fact.Trouble(DescriptorReserve.TROUBLE, text));
            house.hit(Limit.FILE_DESCRIPTORS, text);
        }
        LockSupport.parkNanos(this, FIRST_WAIT);
    }

    /** Says that somebody could not be let in, and wait, longer each time. */
    private void failed(String how) {
        troubled = true;
        house.bus.publish(
                new Fact.Trouble(TROUBLE + info.address(), ServerText.LISTENER_FAILED.with(info.address(), how)));
        wait = Math.clamp(2 * wait, FIRST_WAIT, LONGEST_WAIT);
        LockSupport.parkNanos(this, wait);
    }

    /** Accepts no more; the connections stay. Waits for the accepting thread, at most a second. */
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
