package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.export.Export;
import switchboard.export.ExportFormat;
import switchboard.export.ExportRequest;
import switchboard.export.ExportTarget;
import switchboard.filter.BytesCondition;
import switchboard.filter.Filter;
import switchboard.filter.PatternCondition;
import switchboard.filter.ProblemCondition;
import switchboard.filter.TextCondition;
import switchboard.model.ConnectionId;
import switchboard.record.memory.MemorySession;
import switchboard.record.session.RecordingSession;
import switchboard.text.WireText;
import switchboard.thread.Await;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.explain.FindingFactory;

/** The encoding of a client's texts in a session: shown, searched and exported, while bytes stay bytes. */
@Timeout(120)
class RecordedCharsetTest {
    private static final Charset GBK = Charset.forName("GBK");

    /** More messages than a block of the zone maps has, so that searches use them. */
    private static final int MANY = 40_000;

    @TempDir
    Path folder;

    private final EventBus bus = new EventBus();

    @AfterEach
    void end() {
        bus.close();
    }

    private void say(int messages) {
        bus.publish(Facts.opened(1));
        bus.publish(Facts.opened(2));
        for (int number = 1; number < messages; number++) {
            bus.publish(Facts.received(2, "another text " + number));
        }
        bus.publish(Facts.received(
                1,
                Facts.in("你好, Ana".getBytes(GBK))
                        .with(FindingFactory.find(WireText.NOT_UTF8, Certainty.CERTAIN, "c4", 1L))));
        bus.publish(new Fact.CharsetChosen(new ConnectionId(1), GBK));
    }

    private static long[] found(SessionLog log, String text) throws Exception {
        return found(log, new TextCondition(text));
    }

    private static long[] found(SessionLog log, Filter filter) throws Exception {
        return log.allMatches(filter, 0, MANY + 1).get(60, TimeUnit.SECONDS);
    }

    private static void check(SessionLog log, int last) throws Exception {
        Await.until(
                "the session has the client's encoding",
                () -> log.clients().join().stream()
                        .anyMatch(client -> client.charset().equals(GBK)));
        LogRow row = log.rows(last, 1).get(60, TimeUnit.SECONDS).getFirst();
        assertEquals("你好, Ana", row.preview());
        assertTrue(row.beginning().isText());
        assertArrayEquals(new long[] {last}, found(log, "你好"));
        assertArrayEquals(new long[] {last}, found(log, "好, ana"), "small letters find large ones");
        assertArrayEquals(new long[0], found(log, "再见"));
        assertArrayEquals(new long[] {last}, found(log, new PatternCondition("^你., ana$")));
        assertArrayEquals(
                new long[] {last},
                found(log, new BytesCondition(HexFormat.of().formatHex("你".getBytes(GBK)))),
                "bytes stay bytes");
        LoggedMessage message = log.message(last).get(60, TimeUnit.SECONDS).orElseThrow();
        assertArrayEquals("你好, Ana".getBytes(GBK), message.message().body());
        assertEquals("你好, Ana", message.text());
        String then = "UTF-8 was expected when this was received. Now it is read as GBK.";
        assertEquals(then, row.finding().orElseThrow().english());
        Finding finding = message.message().findings().getFirst();
        assertEquals(then, finding.text().english());
        assertEquals(Optional.empty(), finding.repair(), "nothing is to be changed");
        assertArrayEquals(
                new long[] {last},
                found(log, new ProblemCondition(Cause.NOT_UTF8.id())),
                "it stays found by its cause");
    }

    @Test
    void textIsShownAndFoundByItsCharactersInAFile() throws Exception {
        Path file = folder.resolve("gbk.db");
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            say(MANY);
            check(session.log(), MANY);
            session.end();
        }
        for (ExportFormat format : List.of(ExportFormat.TXT, ExportFormat.CSV)) {
            assertTrue(export(file, format).contains("你好, Ana"), format.toString());
        }
        String lines = export(file, ExportFormat.JSONL);
        assertTrue(lines.contains("\"charset\":\"GBK\""), "the client's line names it");
        assertTrue(
                lines.contains(java.util.Base64.getEncoder().encodeToString("你好, Ana".getBytes(GBK))),
                "bytes stay bytes");
    }

    private static String export(Path file, ExportFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(new ExportRequest(file, format, Filter.ALL, new ExportTarget.ToStream(out), ZoneOffset.UTC)).run();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textIsShownAndFoundByItsCharactersInMemory() throws Exception {
        try (MemorySession session = MemorySession.open(bus)) {
            say(100);
            check(session.log(), 100);
        }
    }
}
