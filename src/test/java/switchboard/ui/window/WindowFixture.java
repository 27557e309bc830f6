package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.fail;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.swing.JFrame;
import switchboard.event.EventBus;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.server.Server;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Await;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.OpenedWindow;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** The real window on a real display, with a real server and a temporary session. */
final class WindowFixture implements AutoCloseable {
    static final ListenerSettings SETTINGS = new ListenerSettings(
            new Where.Tcp("127.0.0.1", 0),
            Framings.HEADER64,
            ReplyFormat.FRAMED,
            false,
            "!DISCONNECT",
            new AutoReply.Off(),
            ClassCode.NONE);

    final EventBus bus = new EventBus();
    final RecordingSession session;
    final Server server;
    final JFrame frame;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SwitchboardWindow window;

    WindowFixture(Settings settings) throws Exception {
        session = RecordingSession.open(new SessionLocation.Temporary(), bus);
        server = new Server(bus, ServerLimits.DEFAULTS, session.lastClient());
        server.start();
        window = OpenedWindow.of(new WindowContext(
                bus,
                session.log(),
                SETTINGS,
                settings,
                ZoneOffset.UTC,
                new SessionContext(
                        session::file,
                        true,
                        Optional.empty(),
                        FakeArchive.EMPTY,
                        session.notes(),
                        session::notesOf,
                        Optional.of(session::beginAnother)),
                closed::countDown));
        Await.until("the window shows", () -> shownFrame().isPresent());
        frame = shownFrame().orElseThrow();
    }

    private static Optional<JFrame> shownFrame() {
        for (Frame one : Frame.getFrames()) {
            if (one instanceof JFrame shown && shown.isShowing()) {
                return Optional.of(shown);
            }
        }
        return Optional.empty();
    }

    int listen() throws Exception {
        return listen(0).port();
    }

    ListenerInfo listen(int port) throws Exception {
        return server.listen(SETTINGS.at(new Where.Tcp("127.0.0.1", port)));
    }

    /** Returns the only component of a type in the window. Event dispatch thread only. */
    <C extends Component> C find(Class<C> kind) {
        return only(frame, kind);
    }

    /** Returns the only component of a type in a container. Event dispatch thread only. */
    static <C extends Component> C only(Container within, Class<C> kind) {
        List<C> found = collect(within, kind, new ArrayList<>());
        return found.size() == 1 ? found.getFirst() : fail(found.size() + " of " + kind.getSimpleName());
    }

    private static <C extends Component> List<C> collect(Container within, Class<C> kind, List<C> found) {
        for (Component one : within.getComponents()) {
            if (kind.isInstance(one)) {
                found.add(kind.cast(one));
            }
            if (one instanceof Container inner) {
                collect(inner, kind, found);
            }
        }
        return found;
    }

    /** Runs a function on the event dispatch thread and waits for the result. */
    static <T> T onEdt(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Edt.later(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | AssertionError broken) {
                answer.completeExceptionally(broken);
            }
        });
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            return fail(failed);
        }
    }

    static void doOnEdt(Runnable work) {
        onEdt(() -> {
            work.run();
            return true;
        });
    }

    void awaitClients(int count) {
        Await.until(
                count + " clients are there", () -> server.roster().clients().size() == count);
    }

    void awaitMessages(long count) {
        Await.until(
                count + " messages are recorded", () -> session.log().newest().join() >= count);
    }

    /** Returns an image of the window once two images taken half a second apart are the same in their upper half. */
    BufferedImage settledPicture() {
        BufferedImage[] last = {picture()};
        Await.until("the picture stays the same", () -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            BufferedImage now = picture();
            boolean same = now.getWidth() == last[0].getWidth()
                    && Arrays.equals(
                            now.getRGB(0, 0, now.getWidth(), now.getHeight() / 2, null, 0, now.getWidth()),
                            last[0].getRGB(0, 0, now.getWidth(), now.getHeight() / 2, null, 0, now.getWidth()));
            last[0] = now;
            return same;
        });
        return last[0];
    }

    /** Returns an image of the window's content, without the frame. */
    BufferedImage picture() {
        return onEdt(() -> {
            Container content = frame.getRootPane();
            BufferedImage image =
                    new BufferedImage(content.getWidth(), content.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            content.paint(graphics);
            graphics.dispose();
            return image;
        });
    }

    @Override
    public void close() throws Exception {
        window.close();
        if (!closed.await(10, TimeUnit.SECONDS)) {
            fail("the window did not close");
        }
        session.prepareEnd();
        server.close();
        session.end();
        bus.close();
        doOnEdt(frame::dispose);
    }
}
