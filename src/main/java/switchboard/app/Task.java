package switchboard.app;

import switchboard.client.ClientOptions;
import switchboard.replay.ReplayPlan;

/**
 * A task of the command line.
 *
 * <p>Immutable.
 */
sealed interface Task {
    /** Prints a text and ends. */
    record Print(String text) implements Task {}

    /** Runs the server with a window or as the console. */
    record Serve(ServerOptions options) implements Task {}

    /** Runs the teaching client. */
    record Call(ClientOptions options) implements Task {}

    /** Runs a swarm of clients. */
    record Swarm(SwarmOptions options) implements Task {}

    /** Manages the recorded sessions. */
    record Sessions(SessionsCommand command) implements Task {}

    /** Exports a session. */
    record Export(ExportOptions options) implements Task {}

    /** Replays a recorded session; {@code quiet} prints only what differs from the recording. */
    record Replay(String session, ReplayPlan plan, boolean quiet) implements Task {}
}
