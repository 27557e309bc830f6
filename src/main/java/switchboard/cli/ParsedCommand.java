package switchboard.cli;

import switchboard.client.ClientOptions;
import switchboard.replay.ReplayPlan;

/**
 * A task of the command line.
 *
 * <p>Immutable.
 */
public sealed interface ParsedCommand {
    /** Prints a text and ends. */
    record Print(String text) implements ParsedCommand {}

    /** Runs the server with a window or as the console. */
    record Serve(ServerOptions options) implements ParsedCommand {}

    /** Runs the teaching client. */
    record RunClient(ClientOptions options) implements ParsedCommand {}

    /** Runs a swarm of clients. */
    record Swarm(SwarmOptions options) implements ParsedCommand {}

    /** Manages the recorded sessions. */
    record Sessions(SessionsCommand command) implements ParsedCommand {}

    /** Exports a session. */
    record Export(ExportOptions options) implements ParsedCommand {}

    /** Replays a recorded session; {@code quiet} prints only what differs from the recording. */
    record Replay(String session, ReplayPlan plan, boolean quiet) implements ParsedCommand {}
}
