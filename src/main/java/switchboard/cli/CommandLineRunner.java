package switchboard.cli;

import switchboard.record.SessionException;
import switchboard.server.accept.ListenException;
import switchboard.terminal.TerminalText;

/**
 * Runs the command that a command line asks for.
 *
 * <p>Stateless and thread-safe.
 */
public final class CommandLineRunner {
    private CommandLineRunner() {}

    /** Runs the command and returns the exit code; a failure is explained in one sentence on standard error. */
    public static int run(CommandContext context, String... args) {
        try {
            return CommandLineParser.parse(context, args).call();
        } catch (UsageException explained) {
            context.streams().err().println(TerminalText.of(explained));
            return ExitCode.BAD_USAGE;
        } catch (SessionException | ListenException explained) {
            context.streams().err().println(TerminalText.of(explained));
            return ExitCode.FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }
}
