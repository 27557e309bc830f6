package switchboard.app;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import switchboard.archive.Archive;
import switchboard.cli.ServerOptions;
import switchboard.event.Request;
import switchboard.model.ListenerSettings;
import switchboard.thread.ThreadPriorities;
import switchboard.thread.Threads;
import switchboard.ui.Display;
import switchboard.ui.Settings;
import switchboard.ui.desktop.DesktopTrash;
import switchboard.ui.look.Appearance;
import switchboard.ui.sessions.AsyncArchive;
import switchboard.ui.window.SessionContext;
import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowContext;

/**
 * Opens the window if there is a display. This class is separate because only it may load the classes of the window.
 *
 * <p>Used by one thread; the preparation runs in another one.
 */
final class WindowLauncher {
    private final CompletableFuture<Optional<WindowSettings>> prepared;

    /** The state that a window needs before its contents are known. */
    private record WindowSettings(Settings settings, Appearance appearance) {}

    private WindowLauncher(CompletableFuture<Optional<WindowSettings>> prepared) {
        this.prepared = prepared;
    }

    /** Returns a launcher that shows no window. */
    static WindowLauncher noWindow() {
        return new WindowLauncher(CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Looks for a display and prepares the window's settings in another thread, while the session opens. */
    static WindowLauncher prepare() {
        ThreadPriorities.windowFirst();
        CompletableFuture<Optional<WindowSettings>> prepared = new CompletableFuture<>();
        Threads.platform("window", () -> {
                    try {
                        prepared.complete(Display.available() ? Optional.of(lookedUp()) : Optional.empty());
                    } catch (LinkageError noDesktop) {
                        // This Java runtime cannot load the desktop classes.
                        prepared.complete(Optional.empty());
                    } catch (RuntimeException | Error broken) {
                        prepared.completeExceptionally(broken);
                    }
                })
                .start();
        return new WindowLauncher(prepared);
    }

    private static WindowSettings lookedUp() {
        Settings settings = Settings.ofUser();
        return new WindowSettings(settings, SwitchboardWindow.prepare(settings));
    }

    /** Returns whether a window can be shown; waits for {@link #prepare}. */
    boolean isPossible() {
        return prepared.join().isPresent();
    }

    /**
     * Opens the window, starts the listeners and returns after the window was closed.
     *
     * @param quit receives the action that makes this method return soon; any thread may call it
     */
    void show(Switchboard switchboard, ServerOptions options, Consumer<Runnable> quit) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        quit.accept(closed::countDown);
        WindowSettings before = prepared.join().orElseThrow();
        WindowContext context = new WindowContext(
                switchboard.bus(),
                switchboard.session().log(),
                options.listeners().getFirst(),
                before.settings(),
                ZoneId.systemDefault(),
                new SessionContext(
                        switchboard.session()::file,
                        switchboard.session().isTemporary(),
                        switchboard.session().notice(),
                        AsyncArchive.of(Archive.ofUser(DesktopTrash.ofSystem())),
                        switchboard.session().notes(),
                        switchboard.session()::notesOf,
                        Optional.of(switchboard.session()::beginAnother)),
                closed::countDown);
        try (SwitchboardWindow window = SwitchboardWindow.open(context, before.appearance())) {
            switchboard.admitOnly(options.access());
            for (ListenerSettings listener : options.listeners()) {
                // The listener is started by a request instead of a call, so that a failure becomes a notice in the
                // window with a remedy.
                switchboard.bus().request(new Request.StartListening(listener));
            }
            closed.await();
        }
        before.settings().flush();
    }
}
