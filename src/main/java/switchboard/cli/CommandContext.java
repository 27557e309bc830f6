package switchboard.cli;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import switchboard.archive.Archive;
import switchboard.record.SessionException;
import switchboard.server.accept.ListenException;
import switchboard.terminal.ProcessSignals;
import switchboard.terminal.SecretInput;
import switchboard.terminal.StandardStreams;

/**
 * The surroundings of a command: everything that it uses besides its arguments.
 *
 * <p>Immutable.
 *
 * @param streams the standard streams
 * @param secrets the environment and the terminal
 * @param onSignal receives the action for a signal that ends the program
 * @param archive supplies the recorded sessions
 * @param clock the present and the time zone
 * @param showProgress returns whether progress is shown on standard error
 * @param server runs the server, with its window or as the console
 */
public record CommandContext(
        StandardStreams streams,
        SecretInput secrets,
        Consumer<ProcessSignals.Shutdown> onSignal,
        Supplier<Archive> archive,
        Clock clock,
        BooleanSupplier showProgress,
        ServerRunner server) {
    /** Runs the server. */
    @FunctionalInterface
    public interface ServerRunner {
        /**
         * Runs the server until it ends and returns the exit code.
         *
         * @throws SessionException if the session cannot be recorded
         * @throws ListenException if a listener cannot start
         */
        int run(ServerOptions options) throws SessionException, ListenException, InterruptedException;
    }
}
