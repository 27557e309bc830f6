package switchboard.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import switchboard.event.ElapsedTime;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Limit;
import switchboard.text.StoredText;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OpenedWindow;
import switchboard.ui.window.SessionContext;
import switchboard.ui.window.WindowContext;

/**
 * A program that shows the window with sample clients and messages and without a server, for visual checks.
 *
 * <p>The arguments {@code empty}, {@code stopped}, {@code local}, {@code notice} and {@code failed} select a state. A
 * first argument that begins with {@code /} is the settings file.
 */
public final class DemoWindow {
    private DemoWindow() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> words = List.of(args);
        EventBus bus = new EventBus();
        FakeLog log = new FakeLog(0, DemoMessages::row, number -> number % 3 == 0, true);
        log.messages = number -> Optional.of(DemoMessages.message(number));
        log.newest = words.contains("empty") || words.contains("stopped") ? 0 : 1_204;
        Settings settings =
                args.length > 0 && args[0].startsWith("/") ? Settings.of(Path.of(args[0])) : Settings.inMemory();
        CountDownLatch closed = new CountDownLatch(1);
        OpenedWindow.of(new WindowContext(
                bus,
                log,
                DemoClass.settings("127.0.0.1"),
                settings,
                ZoneId.systemDefault(),
                new SessionContext(
                        () -> Path.of("session.db"),
                        false,
                        Optional.empty(),
                        FakeArchive.EMPTY,
                        FakeNotes.QUICK,
                        any -> FakeNotes.QUICK),
                closed::countDown));
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        DemoClass lesson = new DemoClass(bus, now, ElapsedTime.micros());
        if (words.contains("failed")) {
            bus.publish(new Fact.ListeningFailed(
                    DemoClass.settings("127.0.0.1"),
                    StoredText.of("Port 5050 on 127.0.0.1 is in use: stop the other program or choose another port.")));
        } else if (!words.contains("stopped")) {
            lesson.listen(!words.contains("local"));
        }
        if (words.contains("notice")) {
            bus.publish(new Fact.LimitHit(
                    Limit.CONNECTIONS_PER_ADDRESS,
                    StoredText.of("192.168.1.77 was refused: 64 connections from 192.168.1.77 are the limit."),
                    12));
        }
        if (!words.contains("empty") && !words.contains("stopped") && !words.contains("failed")) {
            lesson.arrive();
            int beat = 0;
            while (!closed.await(500, TimeUnit.MILLISECONDS)) {
                beat++;
                lesson.receive(beat % 12 + 1, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            }
        }
        closed.await();
        System.exit(0);
    }
}
