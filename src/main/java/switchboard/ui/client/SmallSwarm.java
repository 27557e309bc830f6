package switchboard.ui.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.FutureCallbacks;

/**
 * A few clients that talk to a listener of this program until they are stopped, or for ten minutes. They call no other
 * server. Event dispatch thread only; never waits.
 */
public final class SmallSwarm {
    /** The number of clients. */
    public static final int CLIENTS = 8;

    /** Most keep the rules; two make the usual mistakes, so that there is something to explain. */
    private static final String MIX = "tidy=4,emoji=1,reconnect=1,no-header=1,characters=1";

    /** Messages a second of all together: few enough to be read. */
    private static final double RATE = 2;

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SEEDS = 1_000_000;

    private final Executor edt;
    private final Runnable onChange;
    private final Consumer<String> onFailure;
    private Optional<Swarm> running = Optional.empty();

    /**
     * Creates a swarm that does not run.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param onChange called when it has started or ended
     * @param onFailure called with a sentence if the clients could not connect
     */
    public SmallSwarm(Executor edt, Runnable onChange, Consumer<String> onFailure) {
        this.edt = edt;
        this.onChange = onChange;
        this.onFailure = onFailure;
    }

    /** Returns whether its clients talk. */
    public boolean isRunning() {
        return running.isPresent();
    }

    /** Starts the clients at a listener, unless they run or it has no port. */
    public void start(ListenerInfo listener) {
        Optional<CalledServer> server = CalledServer.of(listener);
        if (isRunning() || server.isEmpty()) {
            return;
        }
        Swarm swarm = Swarm.of(plan(server.get()));
        running = Optional.of(swarm);
        FutureCallbacks.deliver(BackgroundTasks.submit("swarm", swarm::run), edt, report -> ended(), sentence -> {
            ended();
            onFailure.accept(Strings.of("swarm.failed", sentence));
        });
        onChange.run();
    }

    private void ended() {
        running = Optional.empty();
        onChange.run();
    }

    /** Returns the plan: kinds that need a length before the message are left out where there is none. */
    static SwarmPlan plan(CalledServer server) {
        boolean counted = server.target().framing().longestLength() > 0;
        ClientMix mix = ClientMix.parse(MIX)
                .only(kind -> counted || !kind.miscounts())
                .orElseThrow()
                .of(CLIENTS);
        return SwarmPlan.of(
                        server.target().host(),
                        server.target().port(),
                        mix,
                        RATE,
                        LONGEST,
                        ThreadLocalRandom.current().nextInt(1, SEEDS))
                .speaking(server.target().framing(), server.target().replyAs())
                .entering(server.target().tls(), server.code());
    }

    /** Stops the clients; within about a second all have left. */
    public void stop() {
        running.ifPresent(Swarm::stop);
    }
}
