package switchboard.bench.echo;

import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.table.JTableHeader;
import switchboard.bench.EventThread;
import switchboard.bench.Options;
import switchboard.event.EventBus;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.server.Server;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Await;
import switchboard.thread.ThreadPriorities;
import switchboard.thread.Threads;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.EdtLatencyProbe;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.OpenedWindow;
import switchboard.ui.window.SessionContext;
import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowContext;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/**
 * Puts the real window under load:
 * {@code ./run.sh bench window-flood [--clients N] [--rate MESSAGES] [--seconds N] [--first window|nobody]}.
 *
 * <p>The clients run in a process of their own. Half of the messages come in, the other half are the replies of the
 * rule {@code echo}; all are recorded. Meanwhile the client table is sorted by one column after the other, clients are
 * selected, the log is filtered and followed, and the counts in the window are compared with the server's.
 * {@code --first nobody} runs without {@link ThreadPriorities}, to measure their effect. Needs a display.
 */
public final class WindowFloodBench {
    private static final double P99_GOAL_MILLIS = 16;
    private static final double LONGEST_GOAL_MILLIS = 100;
    private static final String[] FILTERS = {"", "is:in", "abc", ""};
    private static final long SETTLE_SECONDS = 60;

    private final PrintStream out;
    private final int clients;
    private final long rate;
    private final long seconds;
    private final EventBus bus = new EventBus();
    private boolean allMet = true;
    private int glances;
    private int wrongGlances;

    private WindowFloodBench(PrintStream out, int clients, long rate, long seconds) {
        this.out = out;
        this.clients = clients;
        this.rate = rate;
        this.seconds = seconds;
    }

    /** Measures, prints the results and returns 0 if goal 5 was met. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("clients", "rate", "seconds", "first");
        WindowFloodBench bench = new WindowFloodBench(
                out,
                (int) options.number("clients", 10_000),
                options.number("rate", 50_000),
                options.number("seconds", 60));
        switch (options.text("first", "window")) {
            // The program sets the same priorities.
            case "window" -> ThreadPriorities.windowFirst();
            case "no client" -> {}
            default -> throw options.bad("--first takes window or nobody.");
        }
        if (!Descriptors.sufficeFor(bench.clients, out)) {
            return 1;
        }
        Path scratch = Files.createTempDirectory("switchboard-bench-");
        try {
            bench.measure(scratch);
            return bench.allMet ? 0 : 1;
        } finally {
            Scratch.delete(scratch);
        }
    }

    private void measure(Path scratch) throws Exception {
        Path file = scratch.resolve("window.db");
        RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
        Server server = new Server(bus, ServerLimits.DEFAULTS.withMaxConnections(2 * clients), session.lastClient());
        server.start();
        ListenerSettings settings = new ListenerSettings(
                new Where.Tcp("127.0.0.1", 0),
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                false,
                "!DISCONNECT",
                new AutoReply.Echo(),
                ClassCode.NONE);
        CountDownLatch closed = new CountDownLatch(1);
        SwitchboardWindow window = OpenedWindow.of(new WindowContext(
                bus,
                session.log(),
                settings,
                Settings.inMemory(),
                ZoneOffset.UTC,
                new SessionContext(
                        () -> file, false, Optional.empty(), FakeArchive.EMPTY, session.notes(), session::notesOf),
                closed::countDown));
        int port = server.listen(settings).port();
        Await.until("the window shows", () -> Frame.getFrames().length > 0 && Frame.getFrames()[0].isShowing());
        JFrame frame = (JFrame) Frame.getFrames()[0];
        long[] sent = flood(frame, server, port, scratch);
        window.close();
        closed.await();
        session.prepareEnd();
        server.close();
        judge(session.end().isEmpty(), "the session file was finished");
        bus.close();
        OnEdt.run(frame::dispose);
        boolean same = true;
        List<SessionTotals.Total> totals = SessionTotals.of(file);
        for (SessionTotals.Total total : totals) {
            same &= total.messages() == sent[0] && total.bodyBytes() == sent[1] && total.odd() == 0;
        }
        judge(totals.size() == 2 && same, "the session file holds %,d messages in and as many out", sent[0]);
    }

    /** Returns the number of messages that came back and the bytes of their bodies. */
    private long[] flood(JFrame frame, Server server, int port, Path scratch) throws Exception {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoClients.class.getName(),
                        Integer.toString(port),
                        Integer.toString(clients),
                        Long.toString(rate / 2),
                        Long.toString(seconds))
                .redirectError(scratch.resolve("load.txt").toFile())
                .start();
        EdtLatencyProbe pulse = new EdtLatencyProbe(out);
        try (BufferedReader said = load.inputReader(StandardCharsets.UTF_8)) {
            expect("connected".equals(said.readLine()), scratch);
            settle(frame, server);
            out.printf(
                    Locale.ROOT,
                    "%,d clients, %,d messages/s wanted (%,d in, as many answers by rule), %d s, recording%n",
                    clients,
                    rate,
                    rate / 2,
                    seconds);
            long waitedBefore = EventThread.waitedForProcessor();
            pulse.start();
            AtomicBoolean flooding = new AtomicBoolean(true);
            CountDownLatch used = new CountDownLatch(1);
            Threads.platform("hand", () -> {
                        try {
                            use(frame, server, flooding);
                        } finally {
                            used.countDown();
                        }
                    })
                    .start();
            String line = said.readLine();
            flooding.set(false);
            used.await();
            expect(line != null, scratch);
            EdtLatencyProbe.Delays delays = pulse.tell("under load");
            pulse.stop();
            out.printf(
                    Locale.ROOT,
                    "  of that time it was ready to run, but had no processor, for %,.0f ms%n",
                    (EventThread.waitedForProcessor() - waitedBefore) / 1e6);
            judge(
                    delays.p99() / 1e6 <= P99_GOAL_MILLIS && delays.longest() / 1e6 <= LONGEST_GOAL_MILLIS,
                    "event dispatch delay p99 %.1f ms, longest %.1f ms; the goal is %.0f and %.0f",
                    delays.p99() / 1e6,
                    delays.longest() / 1e6,
                    P99_GOAL_MILLIS,
                    LONGEST_GOAL_MILLIS);
            String[] words = String.valueOf(line).split(" ", -1);
            double carried = 2 * Double.parseDouble(words[2]);
            judge(carried >= 0.98 * rate, "%,.0f messages/s carried; round trips p99 %s ms", carried, words[3]);
            judge(
                    wrongGlances == 0 && glances > 0,
                    "counts right at %,d of %,d glances",
                    glances - wrongGlances,
                    glances);
            settle(frame, server);
            return new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
        } finally {
            load.destroy();
            load.waitFor();
        }
    }

    private static void expect(boolean said, Path scratch) throws IOException {
        if (!said) {
            throw new IOException("the clients broke off: "
                    + Files.readString(scratch.resolve("load.txt")).strip());
        }
    }

    /** Waits until the window shows the server's number of clients. */
    private void settle(JFrame frame, Server server) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (!OnEdt.call(() -> isRight(frame, server))) {
            expectInTime(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void expectInTime(long until) throws IOException {
        if (System.nanoTime() - until > 0) {
            throw new IOException("the window does not come to show who is there");
        }
    }

    /** Uses the window like a person, four times a second, and checks the counts. */
    private void use(JFrame frame, Server server, AtomicBoolean flooding) {
        try {
            JTable table = OnEdt.call(() -> table(frame, Strings.of("clients.title")));
            JTableHeader header = table.getTableHeader();
            JTextField filter = OnEdt.call(() -> ComponentFinder.one(
                    frame,
                    JTextField.class,
                    field -> field.getClass().getSimpleName().equals("FilterField")));
            AbstractButton left = OnEdt.call(() -> ComponentFinder.one(
                    frame,
                    AbstractButton.class,
                    button -> Strings.of("clients.show.left").equals(button.getToolTipText())));
            for (int turn = 0; flooding.get(); turn++) {
                int now = turn;
                OnEdt.run(() -> {
                    switch (now % 4) {
                        case 0 -> click(header, now / 4 % table.getColumnCount());
                        case 1 ->
                            table.setRowSelectionInterval(now % clients, Math.min(clients - 1, now % clients + 3));
                        case 2 -> filter.setText(FILTERS[now / 4 % FILTERS.length]);
                        default -> {
                            left.doClick(0);
                            table.clearSelection();
                        }
                    }
                });
                TimeUnit.MILLISECONDS.sleep(250);
                boolean right = OnEdt.call(() -> isRight(frame, server));
                glances++;
                wrongGlances += right ? 0 : 1;
            }
        } catch (Exception broken) {
            judge(false, "the window could not be used: %s", broken);
        }
    }

    private static void click(JTableHeader header, int column) {
        Rectangle cell = header.getHeaderRect(column);
        Point middle = new Point(cell.x + cell.width / 2, cell.y + cell.height / 2);
        header.dispatchEvent(new MouseEvent(
                header,
                MouseEvent.MOUSE_CLICKED,
                System.currentTimeMillis(),
                InputEvent.BUTTON1_DOWN_MASK,
                middle.x,
                middle.y,
                1,
                false,
                MouseEvent.BUTTON1));
    }

    private static JTable table(JFrame frame, String name) {
        return ComponentFinder.one(
                frame,
                JTable.class,
                table -> name.equals(table.getAccessibleContext().getAccessibleName()));
    }

    /** Returns whether the status bar and the client table show the server's number of clients. */
    private static boolean isRight(JFrame frame, Server server) {
        int live = server.roster().counts().live();
        String shown = Strings.of("status.live", LocalizedFormats.count(live));
        return table(frame, Strings.of("clients.title")).getRowCount() == live
                && ComponentFinder.all(frame, JLabel.class).stream().anyMatch(label -> shown.equals(label.getText()));
    }

    private void judge(boolean met, String words, Object... values) {
        allMet &= met;
        out.println((met ? "  met: " : "  NOT MET: ") + String.format(Locale.ROOT, words, values));
    }
}
