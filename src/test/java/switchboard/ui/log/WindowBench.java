package switchboard.ui.log;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.swing.JFrame;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import switchboard.bench.Bench;
import switchboard.bench.Options;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.thread.Await;
import switchboard.ui.Settings;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.EdtLatencyProbe;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.OpenedWindow;
import switchboard.ui.log.filter.FilterField;
import switchboard.ui.log.rows.FilterScan;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.window.SessionContext;
import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowContext;
import switchboard.wire.Message;
import switchboard.wire.framing.Framings;

/**
 * Measures the real window with a long session: {@code ./run.sh bench window [--messages N] [--session FILE]}.
 *
 * <p>While the window is opened, scrolled and filtered, {@link EdtLatencyProbe} queues an event every 5 ms on the event
 * dispatch thread and measures its delay, which is the delay of a key press. An existing session file is used
 * unchanged. Needs a display.
 */
public final class WindowBench {
    private static final int CLIENTS = 30;
    private static final int LIST = 200;
    private static final long RARE = 999_983;
    private static final int JUMPS = 1_000;
    private static final int DRAGS = 400;
    private static final long DRAG_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private final PrintStream out;
    private final EdtLatencyProbe pulse;

    private WindowBench(PrintStream out) {
        this.out = out;
        pulse = new EdtLatencyProbe(out);
    }

    /** Measures and prints the results. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("messages", "session");
        long messages = options.number("messages", 10_000_000);
        String given = options.text("session", "");
        Path folder = Files.createTempDirectory("bench");
        Path file = given.isEmpty() ? folder.resolve("session.db") : Path.of(given);
        new WindowBench(out).measure(file, messages);
        if (given.isEmpty()) {
            Files.delete(file);
        }
        Files.delete(folder);
        return 0;
    }

    private void measure(Path file, long messages) throws Exception {
        if (!Files.exists(file)) {
            record(file, messages);
        }
        EventBus bus = new EventBus();
        CountDownLatch closed = new CountDownLatch(1);
        RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
        pulse.start();
        long newest = session.log().newest().join();
        long began = System.nanoTime();
        SwitchboardWindow window = OpenedWindow.of(new WindowContext(
                bus,
                session.log(),
                DemoClass.settings("127.0.0.1"),
                Settings.inMemory(),
                ZoneOffset.UTC,
                new SessionContext(
                        () -> file,
                        false,
                        Optional.empty(),
                        FakeArchive.EMPTY,
                        FakeNotes.QUICK,
                        any -> FakeNotes.QUICK),
                closed::countDown));
        bus.publish(new Fact.Listening(DemoClass.listener(false)));
        Await.until("the window shows", () -> Frame.getFrames().length > 0 && Frame.getFrames()[0].isShowing());
        JFrame frame = (JFrame) Frame.getFrames()[0];
        LogTable table = OnEdt.call(() -> find(frame, LogTable.class));
        LogRowsModel model = (LogRowsModel) table.getModel();
        Await.until("all rows are there", () -> onEdt(() -> model.messages().recorded() >= newest && isRead(table, model)));
        say("window open, newest rows read", began);
        out.printf(Locale.ROOT, "  %,d messages%n", newest);
        pulse.tell("opening");
        jumps(table, model, newest);
        scroll(table, model);
        filter(frame, table, model, "needle", newest);
        filter(frame, table, model, "is:in", newest);
        selectAll(table);
        System.gc();
        out.printf(
                Locale.ROOT,
                "heap in use %,d MiB after a collection, %,d MiB at most allowed%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        pulse.stop();
        window.close();
        closed.await();
        session.prepareEnd();
        session.end();
        bus.close();
        OnEdt.run(frame::dispose);
    }

    private void record(Path file, long messages) throws Exception {
        long began = System.nanoTime();
        EventBus bus = new EventBus();
        RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
        DemoClass lesson = new DemoClass(bus, 1_700_000_000_000_000L);
        for (int client = 1; client <= CLIENTS; client++) {
            lesson.open(client);
        }
        for (long number = 1; number <= messages; number += LIST) {
            List<Fact> list = new ArrayList<>();
            for (long one = number; one < Math.min(number + LIST, messages + 1); one++) {
                String text = one % RARE == 0 ? "a needle in the haystack" : "message " + one + " of a long lesson";
                Message frame = Framings.HEADER64.frame(text.getBytes(StandardCharsets.UTF_8));
                list.add(new Fact.Received(
                        ClientFixtures.id(1 + one % CLIENTS), 1_700_000_000_000_000L + 500 * one, frame));
            }
            bus.publish(list);
        }
        session.prepareEnd();
        session.end();
        bus.close();
        say("recorded", began);
    }

    private void jumps(LogTable table, LogRowsModel model, long newest) {
        Random random = new Random(7);
        long[] nanos = new long[JUMPS];
        for (int i = 0; i < JUMPS; i++) {
            int row = (int) random.nextLong(newest);
            long began = System.nanoTime();
            OnEdt.run(() -> {
                table.setRowSelectionInterval(row, row);
                table.scrollRectToVisible(table.getCellRect(row, 0, true));
            });
            Await.until("the rows are read", () -> onEdt(() -> isRead(table, model)));
            nanos[i] = System.nanoTime() - began;
        }
        long[] sorted = Bench.sorted(nanos);
        out.printf(
                Locale.ROOT,
                "%,d jumps to random rows until all rows in view are read: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                JUMPS,
                Bench.percentile(sorted, 0.5) / 1e6,
                Bench.percentile(sorted, 0.99) / 1e6,
                sorted[JUMPS - 1] / 1e6);
        pulse.tell("jumping");
    }

    /** Drags the thumb of the scroll bar from top to bottom. */
    private void scroll(LogTable table, LogRowsModel model) {
        JScrollPane pane = OnEdt.call(() -> (JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, table));
        for (int drag = 0; drag <= DRAGS; drag++) {
            double share = (double) drag / DRAGS;
            OnEdt.run(() -> {
                JScrollBar bar = pane.getVerticalScrollBar();
                bar.setValue((int) (share * (bar.getMaximum() - bar.getVisibleAmount())));
            });
            LockSupport.parkNanos(DRAG_NANOS);
        }
        Await.until("the rows are read", () -> onEdt(() -> isRead(table, model)));
        pulse.tell("scrolling");
    }

    private void filter(JFrame frame, LogTable table, LogRowsModel model, String text, long newest) {
        FilterField field = OnEdt.call(() -> find(frame, FilterField.class));
        long began = System.nanoTime();
        OnEdt.run(() -> field.put(text));
        Await.until(
                "there is a hit",
                () -> onEdt(() -> model.getRowCount() > 0 && model.getRowCount() < newest || done(model)));
        say("filter " + text + ": first hit", began);
        Await.until("it is done", () -> onEdt(() -> done(model)));
        say("filter " + text + ": " + model.getRowCount() + " hits", began);
        Await.until("the rows are read", () -> onEdt(() -> model.getRowCount() == 0 || isRead(table, model)));
        pulse.tell("filtering");
        OnEdt.run(() -> field.put(""));
    }

    private static boolean done(LogRowsModel model) {
        return model.messages().searchState() == FilterScan.State.DONE;
    }

    private void selectAll(LogTable table) {
        long began = System.nanoTime();
        OnEdt.run(table::selectAll);
        say("all rows selected", began);
        pulse.tell("selecting");
        OnEdt.run(table::clearSelection);
    }

    private static boolean isRead(LogTable table, LogRowsModel model) {
        return table.visibleRows(table.getVisibleRect())
                .map(rows -> {
                    for (int row = rows[0]; row <= rows[1]; row++) {
                        if (model.row(row).isEmpty() && !model.isStep(row)) {
                            return false;
                        }
                    }
                    return true;
                })
                .orElse(false);
    }

    private void say(String what, long began) {
        out.printf(Locale.ROOT, "%s: %,.0f ms%n", what, (System.nanoTime() - began) / 1e6);
    }

    private static boolean onEdt(Supplier<Boolean> question) {
        return OnEdt.call(question::get);
    }

    private static <C extends Component> C find(Container within, Class<C> type) {
        return ComponentFinder.one(within, type, any -> true);
    }
}
