package switchboard.server.accept;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Fact;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.server.context.DescriptorReserve;
import switchboard.server.context.ServerContext;
import switchboard.system.FileDescriptors;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/**
 * Accepts connections on one socket, on a platform thread of its own.
 *
 * <p>If the operating system has no file descriptor left, the listener tries again every 50 ms and recovers by itself;
 * it neither spins nor ends. Meanwhile the rest of the program opens files with the {@linkplain DescriptorReserve
 * reserve}.
 */
public final class Listener {
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1_600);
    private static final String WARNING_SOURCE = "listener failed ";

    private final ServerContext context;
    private final Acceptor acceptor;
    private final AdmissionControl admission;
    private final ListenerInfo info;
    private final Thread thread;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private boolean shortOfFiles;
    private boolean failing;
    private long wait;

    /** Creates a listener that does not accept yet; {@link #start} starts its thread. */
    public Listener(ServerContext context, Acceptor acceptor, AdmissionControl admission, ListenerInfo info) {
        this.context = context;
        this.acceptor = acceptor;
        this.admission = admission;
        this.info = info;
        this.thread = Threads.platform("accept-" + info.address(), this::accept);
    }

    public ListenerInfo info() {
        return info;
    }

    public void start() {
        context.bus.publish(new Fact.Listening(info));
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
                if (!acceptor.isOpen()) {
                    why = Optional.of(ServerText.LISTENER_BROKE.with(info.address(), message));
                    break;
                }
                if (FileDescriptors.areShort()) {
                    context.reserve.release();
                    outOfFiles();
                } else {
                    failed(message);
                }
            } catch (RuntimeException | Error broken) {
                Threads.uncaught(Thread.currentThread(), broken);
                failed(Threads.brief(broken));
            }
        }
        acceptor.close();
        context.bus.publish(new Fact.ListeningEnded(info, why));
    }

    private void acceptOne() throws IOException {
        if (!context.reserve.allowsOneMore()) {
            outOfFiles();
            return;
        }
        shortOfFiles = false;
        acceptor.accept(admission, info);
        if (failing) {
            failing = false;
            wait = 0;
            context.bus.publish(Fact.Warning.over(WARNING_SOURCE + info.address()));
        }
    }

    /** Publishes the shortage once and pauses; the watchdog publishes its end. */
    private void outOfFiles() {
        if (!shortOfFiles) {
            shortOfFiles = true;
            CodedText text = ServerText.LIMIT_DESCRIPTORS.with();
            context.bus.publish(new Fact.Warning(DescriptorReserve.WARNING_SOURCE, text));
            context.hit(Limit.FILE_DESCRIPTORS, text);
        }
        LockSupport.parkNanos(this, FIRST_WAIT);
    }

    /** Publishes that an accept failed, and pauses, twice as long each time up to {@link #LONGEST_WAIT}. */
    private void failed(String how) {
        failing = true;
        context.bus.publish(new Fact.Warning(
                WARNING_SOURCE + info.address(), ServerText.LISTENER_FAILED.with(info.address(), how)));
        wait = Math.clamp(2 * wait, FIRST_WAIT, LONGEST_WAIT);
        LockSupport.parkNanos(this, wait);
    }

    /** Stops accepting; accepted connections stay. Waits at most a second for the accepting thread. */
    public void stop() {
        if (stopping.compareAndSet(false, true)) {
            acceptor.close();
            LockSupport.unpark(thread);
            try {
                thread.join(TimeUnit.SECONDS.toMillis(1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
