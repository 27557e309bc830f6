package switchboard.app;

import switchboard.client.ClientOptions;
import switchboard.replay.ReplayPlan;

/** What the command line asks for. */
sealed interface Task {
    /** Print this text and end. */
    record Print(String text) implements Task {}

    /** Serve, with a window or as the console. */
    record Serve(ServerOptions options) implements Task {}

    /** Be a client. */
    record Call(ClientOptions options) implements Task {}

    /** Be many clients. */
    record Swarm(SwarmOptions options) implements Task {}

    /** Look after the recorded sessions. */
    record Sessions(SessionsCommand command) implements Task {}

    /** Export one of them. */
    record Export(ExportOptions options) implements Task {}

    /** Play a recorded session again; {@code quiet} if only what is not as it was is printed. */
    record Replay(String session, ReplayPlan plan, boolean quiet) implements Task {}
}
