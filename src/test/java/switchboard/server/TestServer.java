package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Threads;
import switchboard.tls.IdentitySource;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** A server for tests on loopback with a free port, which collects every fact. */
public final class TestServer implements AutoCloseable {
    public static final ListenerSettings SETTINGS = new ListenerSettings(
            new Where.Tcp("127.0.0.1", 0),
            Framings.HEADER64,
            ReplyFormat.FRAMED,
            false,
            "!DISCONNECT",
            new AutoReply.Off(),
            ClassCode.NONE);

    final EventBus bus = new EventBus();
    final Server server;
    private final LosslessSubscription facts = bus.subscribe("test", 1_000_000, 1L << 30, fact -> true);
    private final List<Fact> seen = new ArrayList<>();
    private final long uncaughtBefore = Threads.uncaughtCount();

    TestServer() {
        this(ServerLimits.DEFAULTS);
    }

    TestServer(ServerLimits limits) {
        this(limits, () -> {
            throw new IllegalStateException("this test needs no certificate");
        });
    }

    TestServer(ServerLimits limits, IdentitySource identities) {
        server = new Server(bus, limits, 0, identities);
        server.start();
    }

    public static ListenerSettings echoing() {
        return with(new AutoReply.Echo());
    }

    /** Returns the settings of a lenient listener that reads a framing and echoes. */
    static ListenerSettings echoing(String framing) {
        return with(Framings.parse(framing), false, new AutoReply.Echo());
    }

    /** Returns the settings of a lenient listener that reads a framing. */
    static ListenerSettings framed(String framing) {
        return with(Framings.parse(framing), false, SETTINGS.auto());
    }

    /** Returns the settings of a strict listener that reads a framing. */
    static ListenerSettings strict(String framing) {
        return with(Framings.parse(framing), true, SETTINGS.auto());
    }

    public static ListenerSettings with(AutoReply auto) {
        return with(SETTINGS.framing(), SETTINGS.strict(), auto);
    }

    private static ListenerSettings with(Framing framing, boolean strict, AutoReply auto) {
        return new ListenerSettings(
                SETTINGS.where(), framing, SETTINGS.replyAs(), strict, SETTINGS.goodbye(), auto, ClassCode.NONE);
    }

    static ListenerSettings strict() {
        return with(SETTINGS.framing(), true, SETTINGS.auto());
    }

    ListenerInfo listen(ListenerSettings settings) {
        try {
            return server.listen(settings);
        } catch (ListenException failed) {
            return fail(failed);
        }
    }

    int port(ListenerSettings settings) {
        return listen(settings).port();
    }

    Counts counts() {
        return server.roster().counts();
    }

    void ask(Request request) {
        if (!bus.request(request)) {
            fail("the request queue is full");
        }
    }

    long reply(String text, ConnectionId... to) {
        long number = bus.nextRequest();
        List<Request.RecipientBody> bodies = new ArrayList<>();
        for (ConnectionId id : to) {
            bodies.add(new Request.RecipientBody(id, TestClient.utf8(text)));
        }
        ask(new Request.Reply(number, bodies, new Request.ReplyForm.ClientFormat()));
        return number;
    }

    static Request.Target only(ConnectionId id) {
        return new Request.Target.Only(Set.of(id));
    }

    /** Waits for the next fact of a kind that fits, in order of publication; other facts are skipped. */
    <F extends Fact> F next(Class<F> kind, Predicate<F> fits) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (until - System.nanoTime() > 0) {
            for (int i = 0; i < seen.size(); i++) {
                if (kind.isInstance(seen.get(i)) && fits.test(kind.cast(seen.get(i)))) {
                    return kind.cast(seen.remove(i));
                }
            }
            try {
                facts.take(seen, 100_000, TimeUnit.MILLISECONDS.toNanos(20));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return fail(stop);
            }
        }
        return fail("no " + kind.getSimpleName() + " that fits among " + seen.subList(0, Math.min(40, seen.size())));
    }

    <F extends Fact> F next(Class<F> kind) {
        return next(kind, any -> true);
    }

    /** Returns all facts that {@link #next} has neither returned nor skipped. */
    List<Fact> rest() {
        try {
            facts.take(seen, 1_000_000, 1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    @Override
    public void close() {
        server.close();
        Counts counts = counts();
        bus.close();
        assertEquals(0, counts.live(), "live connections left behind");
        assertEquals(0, counts.threads(), "threads left behind");
        assertEquals(counts.total(), counts.ended(), "counts do not add up: " + counts);
        assertEquals(uncaughtBefore, Threads.uncaughtCount(), "exceptions that nobody caught");
    }
}
