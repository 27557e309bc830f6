package switchboard.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.archive.Archive;
import switchboard.cli.ExitCode;
import switchboard.cli.ServerOptions;
import switchboard.model.ListenerSettings;
import switchboard.record.SessionException;
import switchboard.terminal.BoundedLog;
import switchboard.terminal.ProcessSignals;
import switchboard.thread.Threads;
import switchboard.ui.Display;
import switchboard.ui.Settings;
import switchboard.ui.desktop.DesktopTrash;
import switchboard.ui.sessions.AsyncArchive;
import switchboard.ui.window.SessionContext;
import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowContext;

/**
 * Runs a complete start without showing or keeping anything, so that Java records the classes that a start loads.
 *
 * <p>{@code switchboard.launch.StartArchive} calls it after a build, with the flag that makes Java write these classes
 * into an archive (an ahead-of-time cache or a class data sharing archive); later starts map it into memory. The exit
 * code is 0 if everything went as in a real start.
 */
final class StartupTraining {
    private static final long PATIENCE_SECONDS = 30;

    /**
     * Connections of the training. From Java 25 on the archive also keeps profiles of the methods that often ran, so a
     * class that connects right after the start meets code that is compiled sooner.
     */
    private static final int CLIENTS = 8;

    private static final int CONNECTIONS_OF_EACH = 160;

    private StartupTraining() {}

    /** Runs the start of the {@code window} or of the {@code console}, as the argument says. */
    public static void main(String[] arguments) throws Exception {
        Threads.platform("deadline", () -> {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
                    Runtime.getRuntime().halt(1);
                })
                .start();
        System.setErr(new BoundedLog(System.err));
        boolean window = arguments.length > 0 && arguments[0].equals("window");
        System.exit(console() && (!window || window()) ? 0 : 1);
    }

    /** Runs the console until each connection's message has been echoed. */
    private static boolean console() throws IOException {
        int port;
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        PipedOutputStream typed = new PipedOutputStream();
        PrintStream unseen = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Program program =
                new Program(new PipedInputStream(typed), StandardCharsets.UTF_8, unseen, unseen, ProcessSignals::onEnd);
        Threads.platform("client", () -> {
                    try (typed) {
                        callTogether(port);
                        typed.write("counts\nquit\n".getBytes(StandardCharsets.UTF_8));
                    } catch (IOException | InterruptedException failed) {
                        // The end of the input does not end the console; the deadline does.
                        unseen.println(failed.getMessage());
                    }
                })
                .start();
        return program.run("--headless", "--port", Integer.toString(port), "--auto", "echo", "--no-record") == 0;
    }

    private static void callTogether(int port) throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int client = 1; client <= CLIENTS; client++) {
            clients.add(Threads.virtual("client " + client, () -> callRepeatedly(port)));
        }
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
    }

    private static void callRepeatedly(int port) {
        try {
            for (int connection = 0; connection < CONNECTIONS_OF_EACH; connection++) {
                callOnce(port);
            }
        } catch (IOException refused) {
            // A shorter training makes a slower start, not a wrong one.
        }
    }

    private static void callOnce(int port) throws IOException {
        byte[] message = String.format(Locale.ROOT, "%-64d%s", 5, "Hello").getBytes(StandardCharsets.UTF_8);
        while (true) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write(message);
                client.getInputStream().readNBytes(message.length);
                return;
            } catch (ConnectException notReady) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static boolean window() {
        if (!Display.available()) {
            return false;
        }
        Program program = new Program(
                InputStream.nullInputStream(), StandardCharsets.UTF_8, System.out, System.err, ending -> {});
        return program.run(StartupTraining::rehearse, "--no-record") == ExitCode.SUCCESS;
    }

    private static int rehearse(ServerOptions options) throws SessionException, InterruptedException {
        Switchboard switchboard = Switchboard.open(options);
        CountDownLatch closed = new CountDownLatch(1);
        ListenerSettings listener = options.listeners().getFirst();
        SwitchboardWindow.rehearse(new WindowContext(
                switchboard.bus(),
                switchboard.session().log(),
                listener,
                Settings.inMemory(),
                ZoneId.systemDefault(),
                new SessionContext(
                        switchboard.session()::file,
                        true,
                        Optional.empty(),
                        AsyncArchive.of(Archive.ofUser(DesktopTrash.ofSystem())),
                        switchboard.session().notes(),
                        switchboard.session()::notesOf),
                closed::countDown));
        closed.await();
        return switchboard.end().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILED;
    }
}
