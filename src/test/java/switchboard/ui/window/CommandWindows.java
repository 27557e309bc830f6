package switchboard.ui.window;

import java.awt.Container;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTable;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.ui.Settings;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.RecordingSessionWindows;
import switchboard.ui.fake.SessionFixtures;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.Theme;
import switchboard.ui.replay.ReplayPanel;
import switchboard.ui.sessions.SessionFormatter;
import switchboard.ui.sessions.SessionsPanel;
import switchboard.ui.viewer.ViewedSession;
import switchboard.ui.viewer.ViewerPanel;

/**
 * The contents of all kinds of windows that have commands, with clients and messages.
 *
 * <p>Event dispatch thread only, unless a method says otherwise.
 */
final class CommandWindows {
    private static final long NOW = 1_763_816_701_000_000L;

    private CommandWindows() {}

    /** Returns the contents of new windows, the main one first. */
    static List<JComponent> all() {
        Settings settings = Settings.inMemory();
        return all(settings, new Appearance(settings, Theme.LIGHT));
    }

    /** Returns the contents of new windows in an appearance, which is installed; the main one first. */
    static List<JComponent> all(Settings settings, Appearance appearance) {
        appearance.install();
        return List.of(
                main(settings, appearance),
                sessions(settings, appearance),
                viewer(settings, appearance),
                replay(settings, appearance));
    }

    /** Returns a frame around a content of a size; it is never shown and is to be disposed of. */
    static JFrame frame(JComponent content, int width, int height) {
        JFrame frame = new JFrame();
        frame.setUndecorated(true);
        frame.setContentPane(content);
        frame.setSize(width, height);
        frame.addNotify();
        frame.validate();
        return frame;
    }

    /** Selects the ninth row of each table that has one: in a log, a message with a problem. */
    static void selectMessage(Container window) {
        for (JTable table : ComponentFinder.all(window, JTable.class)) {
            if (table.getRowCount() > 8 && table.getRowHeight() > 0) {
                table.setRowSelectionInterval(8, 8);
            }
        }
    }

    /** Waits until the event dispatch thread has done what it was given to do later. Any other thread. */
    static void settle() throws Exception {
        for (int i = 0; i < 6; i++) {
            OnEdt.run(() -> {});
        }
    }

    private static FakeLog messages() {
        FakeLog log = new FakeLog(1_204, DemoMessages::row, number -> number % 3 == 0, true);
        log.messages = number -> Optional.of(DemoMessages.message(number));
        return log;
    }

    /** Returns the content of a new main window. */
    static MainPanel main(Settings settings, Appearance appearance) {
        EventBus bus = new EventBus();
        ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        LiveModel live = new LiveModel();
        MainPanel main = new MainPanel(
                new WindowContext(
                        bus,
                        messages(),
                        DemoClass.settings("127.0.0.1"),
                        settings,
                        ZoneOffset.UTC,
                        new SessionContext(
                                () -> Path.of("session.db"),
                                false,
                                Optional.empty(),
                                FakeArchive.EMPTY,
                                FakeNotes.QUICK,
                                any -> FakeNotes.QUICK),
                        () -> {}),
                live,
                appearance,
                () -> NOW,
                () -> NOW);
        DemoClass lesson = new DemoClass(bus, NOW);
        lesson.listen(true);
        lesson.arrive();
        live.pump(news);
        main.tick();
        return main;
    }

    private static SessionsPanel sessions(Settings settings, Appearance appearance) {
        SessionsPanel sessions = new SessionsPanel(
                FakeArchive.EMPTY,
                settings,
                Runnable::run,
                () -> 0,
                new SessionFormatter(ZoneOffset.UTC, () -> SessionFixtures.NOW),
                text -> {},
                new RecordingSessionWindows());
        SideWindow.addCommands(sessions, appearance, () -> {});
        return sessions;
    }

    private static ViewerPanel viewer(Settings settings, Appearance appearance) {
        ViewerPanel viewer = new ViewerPanel(
                new ViewedSession(Path.of("lesson.db"), "lesson", "", true),
                messages(),
                FakeNotes.QUICK,
                settings,
                Runnable::run,
                ZoneOffset.UTC,
                text -> {},
                new RecordingSessionWindows());
        SideWindow.addCommands(viewer, appearance, () -> {});
        return viewer;
    }

    private static ReplayPanel replay(Settings settings, Appearance appearance) {
        ReplayPanel replay = new ReplayPanel("lesson", Set.of(), (plan, listener) -> () -> {}, settings);
        SideWindow.addCommands(replay, appearance, () -> {});
        return replay;
    }
}
