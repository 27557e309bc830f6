package switchboard.app;

import switchboard.client.ClientOptions;

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
}
