package switchboard.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import switchboard.archive.Archive;
import switchboard.archive.Trash;
import switchboard.cli.CommandContext;
import switchboard.cli.CommandContext.ServerRunner;
import switchboard.cli.CommandLineRunner;
import switchboard.cli.ExitCode;
import switchboard.cli.ServerOptions;
import switchboard.console.Console;
import switchboard.record.SessionException;
import switchboard.server.accept.ListenException;
import switchboard.terminal.ErrorStream;
import switchboard.terminal.ProcessSignals;
import switchboard.terminal.SecretInput;
import switchboard.terminal.StandardStreams;
import switchboard.terminal.TerminalText;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.ui.desktop.DesktopTrash;

/**
 * The program without its process, so that tests can run it.
 *
 * <p>{@link #run} is called once, by one thread.
 */
final class Program {
    /** The time after a signal for which the console or the window may end the server itself. */
    private static final long GRACE_MILLIS = 300;

    private final InputStream in;
    private final Charset inputCharset;
    private final PrintStream out;
    private final PrintStream err;
    private final Consumer<ProcessSignals.Shutdown> onSignal;
    private final AtomicBoolean lossTold = new AtomicBoolean();
    private volatile Runnable quit = () -> {};

    /**
     * Creates the program.
     *
     * @param inputCharset the encoding of {@code in}
     * @param onSignal receives the action for a signal that ends the program
     */
    Program(
            InputStream in,
            Charset inputCharset,
            PrintStream out,
            PrintStream err,
            Consumer<ProcessSignals.Shutdown> onSignal) {
        this.in = in;
        this.inputCharset = inputCharset;
        this.out = out;
        this.err = err;
        this.onSignal = onSignal;
    }

    /** Runs the command that the arguments describe and returns the exit code. */
    int run(String... args) {
        return run(this::serve, args);
    }

    /** Runs the command that the arguments describe, with another way to run the server, and returns the exit code. */
    int run(ServerRunner server, String... args) {
        CommandContext context = new CommandContext(
                new StandardStreams(in, inputCharset, out, err),
                SecretInput.ofProcess(),
                onSignal,
                Program::archive,
                Clock.systemDefaultZone(),
                ErrorStream::isTerminal,
                server);
        return CommandLineRunner.run(context, args);
    }

    private static Archive archive() {
        Trash trash;
        try {
            trash = DesktopTrash.ofSystem();
        } catch (LinkageError noDesktop) {
            // This Java runtime cannot load the desktop classes.
            trash = Trash.ofSystem();
        }
        return Archive.ofUser(trash);
    }

    private int serve(ServerOptions options) throws SessionException, ListenException, InterruptedException {
        Switchboard.checkCertificate(options);
        WindowLauncher windowed = options.headless() ? WindowLauncher.noWindow() : WindowLauncher.prepare();
        Switchboard switchboard = Switchboard.open(options);
        onSignal.accept(() -> {
            quit.run();
            // The thread that runs the console or the window ends the server, unless it is blocked in a write to the
            // terminal.
            switchboard.awaitEnd(GRACE_MILLIS);
            return end(switchboard);
        });
        try {
            switchboard.session().notice().ifPresent(notice -> err.println(TerminalText.inert(notice.english())));
            if (windowed.isPossible()) {
                windowed.show(switchboard, options, ending -> quit = ending);
            } else {
                if (!options.headless()) {
                    err.println("No display found: going on as the console.");
                }
                console(switchboard, options);
            }
        } finally {
            end(switchboard);
        }
        return end(switchboard);
    }

    private void console(Switchboard switchboard, ServerOptions options)
            throws SessionException, ListenException, InterruptedException {
        long recorded = newest(switchboard);
        try (Console console = new Console(
                switchboard.bus(),
                switchboard.roster(),
                switchboard.session().log(),
                switchboard.session()::saveTo,
                ZoneId.systemDefault(),
                out,
                err)) {
            quit = console::quit;
            switchboard.admitOnly(options.access());
            switchboard.listen(options.listeners()).forEach(console::listening);
            console.run(in, inputCharset, recorded);
        }
    }

    private static long newest(Switchboard switchboard) throws SessionException, InterruptedException {
        try {
            return switchboard.session().log().newest().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SessionException explained) {
                throw explained;
            }
            throw new SessionException(RecordText.LOG_BROKEN.with(String.valueOf(failed.getCause())), failed);
        }
    }

    /** Ends everything, reports a loss of data once and returns the exit code. */
    private int end(Switchboard switchboard) {
        Optional<CodedText> loss = switchboard.end();
        if (loss.isEmpty()) {
            return ExitCode.SUCCESS;
        }
        if (lossTold.compareAndSet(false, true)) {
            err.println(TerminalText.inert(loss.get().english()));
        }
        return ExitCode.FAILED;
    }
}
