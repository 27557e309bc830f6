package switchboard.ui.window;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import switchboard.event.ConflatedSubscription;
import switchboard.event.ElapsedTime;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.Ticker;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.SystemTheme;

/** The window's interface to the rest of the program. Thread-safe. */
public final class SwitchboardWindow implements AutoCloseable {
    /** The time that cancelled exports have to remove their incomplete files. */
    private static final long EXPORTS_END_MILLIS = 1_000;

    private final ConflatedSubscription<LiveChanges> liveChanges;
    /** The action that closes the window; event dispatch thread only. */
    private Runnable closing = () -> {};

    private SwitchboardWindow(ConflatedSubscription<LiveChanges> liveChanges) {
        this.liveChanges = liveChanges;
    }

    /**
     * Prepares the look and feel and its fonts, which need no session.
     *
     * <p>Called once, before {@link #open}, and not on the event dispatch thread; the longer part of the work continues
     * on other threads.
     */
    public static Appearance prepare(Settings settings) {
        LookAndFeelSetup.prepare();
        Appearance appearance = new Appearance(settings, SystemTheme.detect());
        Edt.later(appearance::install);
        return appearance;
    }

    /**
     * Opens the window, which shows soon.
     *
     * <p>It receives every fact that is published after this method has returned, so listeners are to be started
     * afterwards. Not on the event dispatch thread.
     */
    public static SwitchboardWindow open(WindowContext context, Appearance appearance) {
        ConflatedSubscription<LiveChanges> liveChanges = context.bus().subscribe("window", new LiveFold());
        SwitchboardWindow window = new SwitchboardWindow(liveChanges);
        Edt.later(() -> window.build(context, appearance).show());
        return window;
    }

    /**
     * Builds the window as {@link #open} does, paints it into an image and closes it; used to train the class-data
     * archive.
     */
    public static void rehearse(WindowContext context) {
        Appearance appearance = prepare(context.settings());
        SwitchboardWindow window = new SwitchboardWindow(context.bus().subscribe("window", new LiveFold()));
        Edt.later(() -> {
            window.build(context, appearance).paintOffScreen();
            window.closing.run();
        });
    }

    private MainWindow build(WindowContext context, Appearance appearance) {
        LiveModel live = new LiveModel();
        MainPanel panel = new MainPanel(context, live, appearance, SwitchboardWindow::micros, ElapsedTime::micros);
        EdtExceptionHandler.install(panel.notices());
        live.pump(liveChanges);
        Ticker pump = Ticker.every(Ticker.LIVE_MILLIS, () -> {
            live.pump(liveChanges);
            panel.tick();
        });
        Ticker seconds = Ticker.every(1_000, panel::tickSecond);
        MainWindow frame = new MainWindow(panel, context.settings(), appearance, () -> {
            pump.close();
            seconds.close();
            liveChanges.close();
            var unused = panel.end()
                    .orTimeout(EXPORTS_END_MILLIS, TimeUnit.MILLISECONDS)
                    .whenComplete((end, late) -> Edt.later(context.onClosed()));
        });
        closing = frame::close;
        return frame;
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Closes the window, if it is open; returns at once. */
    @Override
    public void close() {
        Edt.later(() -> closing.run());
    }
}
