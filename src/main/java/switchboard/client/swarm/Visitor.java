package switchboard.client.swarm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import switchboard.client.ClientException;
import switchboard.client.Dialer;
import switchboard.text.ClientText;
import switchboard.text.CodedText;

/** One client: connects, does what its kind does, and again, as long as the season lasts. Its thread runs it once. */
final class Visitor implements Runnable {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_DOUBLINGS = 4;

    /** As little as the system gives, so that who never reads is soon full. */
    private static final int DEAF_BUFFER = 4 << 10;

    /** Hears what came of each connection. */
    interface Diary {
        /** One was made, and has ended. */
        void ended(CallResult result);

        /** One could not be made, or came to nothing; {@code why} says the reason. */
        void failed(Kind kind, CodedText why);
    }

    private final Scene scene;
    private final Kind kind;
    private final int number;
    private final InetSocketAddress server;
    private final Diary diary;
    private final Consumer<Visitor> onEnd;
    private final SplittableRandom random;

    private Optional<Line> connection;
    private volatile Runnable hangUp = () -> {};
    private volatile boolean cut;
    private int calls;
    private int failures;

    /**
     * Creates one.
     *
     * @param connection the first one, if it was made already
     * @param onEnd hears that the client is done
     */
    Visitor(
            Scene scene,
            Kind kind,
            int number,
            InetSocketAddress server,
            Optional<Line> connection,
            Diary diary,
            Consumer<Visitor> onEnd) {
        this.scene = scene;
        this.kind = kind;
        this.number = number;
        this.server = server;
        this.connection = connection;
        this.diary = diary;
        this.onEnd = onEnd;
        random = new SplittableRandom(scene.plan().seed() ^ number * 0x9E3779B97F4A7C15L);
    }

    Kind kind() {
        return kind;
    }

    /** Returns which client it is, from 1. */
    int number() {
        return number;
    }

    /** Returns kind and number. */
    String name() {
        return kind.word() + " " + number;
    }

    SplittableRandom random() {
        return random;
    }

    @Override
    public void run() {
        try {
            while (!scene.season().isOver()) {
                boolean well = visit();
                failures = well ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
                if (failures > 0) {
                    pause(FIRST_PAUSE_NANOS << failures - 1);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            onEnd.accept(this);
        }
    }

    /** Connects and talk once; false if that was cut short by the server. */
    private boolean visit() throws InterruptedException {
        if (connection.isEmpty() && !scene.connects(calls == 0).await(1, () -> false)) {
            return true;
        }
        Line line;
        try {
            line = connect();
        } catch (ClientException failed) {
            if (!cut) {
                diary.failed(kind, failed.text());
            }
            return false;
        }
        Call call = new Call(scene, this, ++calls, line);
        scene.connected(1);
        hangUp = call::cut;
        if (cut) {
            call.cut();
        }
        CallResult result;
        boolean broken = true;
        try {
            if (call.enter()) {
                kind.behaviour().talk(call);
            } else {
                diary.failed(kind, ClientText.SWARM_CODE_SILENT.with());
            }
            broken = false;
        } catch (IOException gone) {
            // The call knows how it ended.
        } finally {
            hangUp = () -> {};
            result = call.finish(broken);
            scene.connected(-1);
        }
        diary.ended(result);
        return !result.wasEnded();
    }

    private Line connect() throws ClientException {
        if (connection.isPresent()) {
            Line first = connection.get();
            connection = Optional.empty();
            return first;
        }
        Socket socket = new Socket();
        hangUp = () -> Line.close(socket);
        SwarmPlan plan = scene.plan();
        Dialer.connect(socket, plan.host(), server, plan.patience(), kind.listens() ? 0 : DEAF_BUFFER);
        return scene.line(socket);
    }

    /** Waits before the next attempt: the longer, the more often it failed, and not all clients at once. */
    private void pause(long nanos) {
        long until = System.nanoTime() + nanos / 2 + random.nextLong(nanos);
        long left = until - System.nanoTime();
        while (left > 0 && !scene.season().isOver()) {
            LockSupport.parkNanos(this, Math.min(left, scene.season().leftNanos()));
            left = until - System.nanoTime();
        }
    }

    /** Hangs up at once, whatever it does. Any thread may call this. */
    void cut() {
        cut = true;
        hangUp.run();
    }
}
