package switchboard.bench.soak;

import java.awt.Frame;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTextField;
import switchboard.fault.RecordedServer;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.OpenedWindow;
import switchboard.ui.window.SessionContext;
import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowContext;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** The real window on a server under test, used a little by a simulated person. Needs a display. */
final class SoakWindow {
    private static final String[] FILTERS = {"", "is:problem", "hello", "is:in size>1k", ""};

    private final CountDownLatch closed = new CountDownLatch(1);
    private final SwitchboardWindow window;
    private final JFrame frame;

    SoakWindow(RecordedServer server, Path file) throws InterruptedException {
        window = OpenedWindow.of(new WindowContext(
                server.bus(),
                server.session().log(),
                new ListenerSettings(
                        new Where.Tcp("127.0.0.1", 0),
                        Framings.HEADER64,
                        ReplyFormat.FRAMED,
                        false,
                        "",
                        new AutoReply.Echo(),
                        ClassCode.NONE),
                Settings.inMemory(),
                ZoneOffset.UTC,
                new SessionContext(
                        () -> file,
                        false,
                        Optional.empty(),
                        FakeArchive.EMPTY,
                        server.session().notes(),
                        server.session()::notesOf),
                closed::countDown));
        while (Frame.getFrames().length == 0 || !Frame.getFrames()[0].isShowing()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        frame = (JFrame) Frame.getFrames()[0];
    }

    /** Types the next filter, as a person searching would. */
    void use(int turn) {
        OnEdt.run(() -> ComponentFinder.one(
                        frame,
                        JTextField.class,
                        field -> field.getClass().getSimpleName().equals("FilterField"))
                .setText(FILTERS[turn % FILTERS.length]));
    }

    /** Returns whether the status bar shows this number of clients. */
    boolean shows(int live) {
        String wanted = Strings.of("status.live", LocalizedFormats.count(live));
        return OnEdt.call(() ->
                ComponentFinder.all(frame, JLabel.class).stream().anyMatch(label -> wanted.equals(label.getText())));
    }

    void close() throws InterruptedException {
        window.close();
        closed.await();
        OnEdt.run(frame::dispose);
    }
}
