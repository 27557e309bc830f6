package switchboard.app;

import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import switchboard.archive.Archive;
import switchboard.event.ListenerSettings;
import switchboard.event.Request;
import switchboard.ui.Settings;
import switchboard.ui.desktop.DesktopTrash;
import switchboard.ui.sessions.Shelf;
import switchboard.ui.window.SessionPorts;
import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowPorts;

/** Shows a switchboard as a window. Apart from the rest, because only it may load the classes of a window. */
final class Windowed {
    private Windowed() {}

    /**
     * Open the window, listen, and return when the window was closed.
     *
     * @param quit gets what makes this method return soon, from any thread
     */
    static void show(Switchboard switchboard, ServerOptions options, Consumer<Runnable> quit)
            throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        quit.accept(closed::countDown);
        Settings settings = Settings.ofUser();
        WindowPorts ports = new WindowPorts(
                switchboard.bus(),
                switchboard.session().log(),
                options.listeners().getFirst(),
                settings,
                ZoneId.systemDefault(),
                new SessionPorts(
                        switchboard.session()::file,
                        switchboard.session().isTemporary(),
                        switchboard.session().notice(),
                        Shelf.of(Archive.ofUser(DesktopTrash.ofSystem()))),
                closed::countDown);
        try (SwitchboardWindow window = SwitchboardWindow.open(ports)) {
            switchboard.admitOnly(options.access());
            for (ListenerSettings listener : options.listeners()) {
                // By request, not by call: a listener that can't start is a notice in the window, with a way out.
                switchboard.bus().request(new Request.StartListening(listener));
            }
            closed.await();
        }
        settings.flush();
    }
}
