package switchboard.record.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.filter.Filter;
import switchboard.filter.FilterMeaning;
import switchboard.filter.FilterMeaning.Said;
import switchboard.filter.Filters;
import switchboard.filter.TextCondition;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.MatchCollector;
import switchboard.record.Matches;
import switchboard.record.OldSessions;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.file.Sqlite;
import switchboard.record.memory.MemorySession;
import switchboard.record.reader.RecordedFile;
import switchboard.record.session.RecordingSession;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Findings;
import switchboard.wire.Message;

@Timeout(120)
class LogSearchTest {
    private static final int CLIENTS = 9;

    /** Texts that are equal without case or only seem to be, that are cut, invalid, or too short for an n-gram. */
    private static final List<String> NASTY = List.of(
            "straße",
            "STRASSE",
            "STRAẞE",
            "İstanbul",
            "istanbul",
            "ıstanbul",
            "273 \u212A",
            "273 k",
            "ſock",
            "SOCK",
            "Σίσυφος",
            "σίσυφοσ",
            "🧦🧦🧦",
            "🧦",
            "𐐀𐐁𐐂",
            "𐐨𐐩𐐪",
            "a\u0301b",
            "áb",
            "\uFFFD",
            "\u0000\u0000x",
            "a",
            "ab",
            "abc",
            "ABCabc",
            "%_",
            ".*",
            "\n\r\t",
            "žluťoučký kůň",
            "ŽLUŤOUČKÝ KŮŇ",
            "ana");

    /** Characters that no version of Java knows yet. */
    private static final String UNKNOWN = "\u0378\u0379\uDBFF\uDFFF!";

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private final FilterMeaning meaning = new FilterMeaning();
    private final List<Said> all = new ArrayList<>();

    /** The same session, recorded in memory. */
    private final EventBus memoryBus = new EventBus();

    private final MemorySession memory = MemorySession.open(memoryBus);

    @AfterEach
    void end() {
        memory.close();
        memoryBus.close();
    }

    private Path file() {
        return directory.resolve("class.db");
    }

    private String nasty() {
        if (random.nextInt(3_000) == 0) {
            return UNKNOWN;
        }
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private byte[] body() {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(5); count > 0; count--) {
            text.append(nasty()).append(random.nextBoolean() ? " " : "");
        }
        byte[] bytes = Facts.utf8(text.toString());
        if (bytes.length > 0 && random.nextInt(60) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private Message message() {
        if (random.nextInt(6) > 0) {
            return Facts.in(body());
        }
        Cause cause = Cause.values()[random.nextInt(Cause.values().length)];
        return Facts.unframed(
                body(),
                Findings.saying(cause, Certainty.LIKELY, nasty() + " came without.", ""),
                Findings.saying(Cause.NOT_UTF8, Certainty.LIKELY, nasty(), ""));
    }

    /** Records messages in a separate run. */
    private void record(int messages, boolean quietly) throws Exception {
        EventBus bus = new EventBus();
        try (bus;
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file()), bus);
                Recorded recorded = new Recorded(bus)) {
            List<Fact> facts = new ArrayList<>();
            List<Annotation> notes = new ArrayList<>();
            for (int count = 0; count < messages; count++) {
                facts.add(fact());
                if (!quietly && random.nextInt(10) == 0) {
                    something(facts, notes);
                }
            }
            bus.publish(facts);
            memoryBus.publish(facts);
            recorded.await(all.size());
            session.notes().put(notes).get(10, TimeUnit.SECONDS);
            memory.notes().put(notes).get(10, TimeUnit.SECONDS);
        }
    }

    private Fact fact() {
        long client = 1L + random.nextInt(CLIENTS);
        // The clock is set back now and then.
        long at = 1_000L * all.size() + random.nextInt(200_000);
        Message message = message();
        Direction direction = random.nextInt(3) == 0 ? Direction.OUT : Direction.IN;
        all.add(new Said(all.size() + 1L, at, Facts.id(client), direction, message));
        return direction == Direction.IN
                ? new Fact.Received(Facts.id(client), at, message)
                : new Fact.Sent(Facts.id(client), at, message, OptionalLong.empty());
    }

    /** Adds a fact or note that changes search results without being a message. */
    private void something(List<Fact> facts, List<Annotation> notes) {
        long client = 1L + random.nextInt(CLIENTS);
        Note note = new Note(random.nextBoolean(), random.nextBoolean() ? "" : nasty());
        switch (random.nextInt(4)) {
            case 0 -> {
                Fact.Opened opened = Facts.opened(client);
                meaning.peers.put(Facts.id(client), opened.connection().peer());
                facts.add(opened);
            }
            case 1 -> {
                String name = nasty();
                meaning.names.put(Facts.id(client), name);
                facts.add(new Fact.Named(Facts.id(client), name));
            }
            case 2 -> {
                meaning.clientNotes.put(Facts.id(client), note);
                notes.add(new Annotation(new Note.Subject.OfClient(Facts.id(client)), note));
            }
            default -> {
                long number = 1L + random.nextInt(all.size());
                meaning.messageNotes.put(number, note);
                notes.add(new Annotation(new Note.Subject.OfMessage(number), note));
            }
        }
    }

    private long[] meant(Filter filter, long after, long upTo) {
        return all.stream()
                .filter(said -> said.number() > after && said.number() <= upTo)
                .filter(said -> meaning.letsThrough(filter, said))
                .mapToLong(Said::number)
                .toArray();
    }

    private long[] matched(Filter filter, long after, long upTo) {
        return all.stream()
                .filter(said -> said.number() > after && said.number() <= upTo)
                .filter(said -> filter.matches(meaning.annotated(said)))
                .mapToLong(Said::number)
                .toArray();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = Sqlite.writing(file())) {
            Sqlite.execute(connection, sql);
        }
    }

    private void assertFinds(int filters) throws Exception {
        try (SessionLog log = RecordedFile.open(file())) {
            assertFinds(filters, List.of(log));
        }
    }

    /** Searches all logs with random filters, and tests each filter on every message. */
    private void assertFinds(int filters, List<SessionLog> logs) throws Exception {
        List<String> texts = new ArrayList<>(NASTY);
        texts.addAll(
                List.of(UNKNOWN, "", "tras", "İST", "came without", "127.0.0.1:5000", "k", "nowhere at all", "ÁB"));
        Filters some = new Filters(random, texts, CLIENTS, all.size(), 1_000L * all.size());
        for (int round = 0; round < filters; round++) {
            Filter filter = some.next(3);
            long after = random.nextInt(3) == 0 ? random.nextInt(all.size()) : 0;
            long upTo = random.nextInt(3) == 0 ? random.nextInt(all.size()) : Long.MAX_VALUE;
            long[] meant = meant(filter, after, upTo);
            for (SessionLog log : logs) {
                assertArrayEquals(
                        meant,
                        log.allMatches(filter, after, upTo).get(),
                        () -> log + ": " + filter + " after " + after + " up to " + upTo);
            }
            if (round % 4 == 0) {
                assertArrayEquals(meant, matched(filter, after, upTo), () -> "asked about each message: " + filter);
            }
        }
        for (long micros = -5; micros < 1_000L * all.size() + 300_000; micros += 50_021) {
            long wanted = micros;
            long first = all.stream()
                    .filter(said -> said.at() >= wanted)
                    .mapToLong(Said::number)
                    .findFirst()
                    .orElse(0);
            for (SessionLog log : logs) {
                assertEquals(first, log.firstAt(micros).get(), log + " at " + micros);
            }
        }
    }

    @Test
    void whatIsFoundIsWhatIsMeantInTheFileWithAndWithoutZoneMapsAndInMemory() throws Exception {
        for (int run = 0; run < 20; run++) {
            record(1 + random.nextInt(90), run % 3 == 0);
        }
        record(2_500, false);
        assertTrue(count("SELECT count(*) FROM block") > 20);
        assertEquals(all.size(), count("SELECT sum(last - first + 1) FROM block"), "a finished session has no holes");
        try (SessionLog log = RecordedFile.open(file())) {
            assertFinds(400, List.of(log, memory.log()));
        }
        change("DELETE FROM block WHERE last % 3 = 1");
        assertFinds(150);
        change("DELETE FROM block_text");
        assertFinds(100);
        change("DELETE FROM block");
        assertFinds(150);
        // The database becomes one that a program of version 1 would have left, except for its notes.
        change("DELETE FROM message_note");
        change("DELETE FROM client_note");
        meaning.messageNotes.clear();
        meaning.clientNotes.clear();
        String log = viewOfVersion1();
        change("DROP VIEW log");
        for (String table : List.of(
                "block",
                "block_text",
                "gap",
                "message_note",
                "client_note",
                "step",
                "reading",
                "superseded",
                "rule",
                "message_text")) {
            change("DROP TABLE " + table);
        }
        change(log);
        for (String column : List.of(
                "finding DROP COLUMN code",
                "finding DROP COLUMN arguments",
                "client DROP COLUMN farewell_code",
                "client DROP COLUMN farewell_arguments",
                "client DROP COLUMN charset",
                "listener DROP COLUMN framing_description",
                "message DROP COLUMN rule")) {
            change("ALTER TABLE " + column);
        }
        change("PRAGMA user_version = 1");
        assertFinds(50);
    }

    private String viewOfVersion1() throws IOException, SQLException {
        try (Connection connection = Sqlite.reading(OldSessions.put(1, directory))) {
            return Sqlite.text(connection, "SELECT sql FROM sqlite_schema WHERE name = 'log'");
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = Sqlite.reading(file())) {
            return Sqlite.number(connection, sql);
        }
    }

    @Test
    void rareTextsAreFoundWithoutReadingTheRest() throws Exception {
        for (int run = 0; run < 30; run++) {
            record(40, true);
        }
        String rare = "a needle";
        all.add(new Said(all.size() + 1L, 0, Facts.id(1), Direction.IN, Facts.in(Facts.utf8(rare))));
        EventBus bus = new EventBus();
        try (bus;
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file()), bus);
                Recorded recorded = new Recorded(bus)) {
            bus.publish(new Fact.Received(Facts.id(1), 0, all.getLast().message()));
            recorded.await(all.size());
        }
        long blocks = 0;
        long possible = 0;
        try (Connection connection = Sqlite.reading(file());
                var rows = connection.createStatement().executeQuery("SELECT grams FROM block_text")) {
            while (rows.next()) {
                blocks++;
                possible +=
                        NgramBloomFilter.mayContain(Sqlite.bytes(rows, 1), NgramBloomFilter.bits("A NEEDLE")) ? 1 : 0;
            }
        }
        assertEquals(31, blocks);
        // The Bloom filters of ranges with unknown characters are empty.
        assertTrue(possible > 0 && possible < 20, possible + " of 31");
        try (SessionLog log = RecordedFile.open(file())) {
            assertArrayEquals(
                    new long[] {all.size()},
                    log.allMatches(new TextCondition("A NEEDLE"), 0, Long.MAX_VALUE)
                            .get());
        }
    }

    @Test
    void aChangedNameOrNoteIsFoundAtOnce() throws Exception {
        EventBus bus = new EventBus();
        try (bus;
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file()), bus);
                Recorded recorded = new Recorded(bus)) {
            SessionLog log = session.log();
            Filter filter = new TextCondition("žofie");
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "hello"));
            recorded.await(1);
            assertEquals(0, log.allMatches(filter, 0, 1).get().length);
            bus.publish(new Fact.Named(Facts.id(1), "Žofie"));
            bus.publish(Facts.received(2, "hi"));
            recorded.await(2);
            assertArrayEquals(new long[] {1}, log.allMatches(filter, 0, 2).get());
            session.notes()
                    .put(List.of(new Annotation(new Note.Subject.OfMessage(2), new Note(false, "to ŽOFIE?"))))
                    .join();
            bus.publish(Facts.received(2, "hi"));
            recorded.await(3);
            assertArrayEquals(new long[] {1, 2}, log.allMatches(filter, 0, 3).get());
        }
    }

    @Test
    void aSearchThatIsCancelledStops() {
        List<CompletableFuture<Matches>> turns = new ArrayList<>();
        CompletableFuture<long[]> all = MatchCollector.of(
                after -> {
                    turns.add(new CompletableFuture<>());
                    return turns.getLast();
                },
                0,
                100);
        turns.get(0).complete(new Matches(new long[] {7}, 50));
        assertEquals(2, turns.size());
        all.cancel(false);
        turns.get(1).complete(new Matches(new long[] {60}, 70));
        assertEquals(2, turns.size(), "it goes on though nobody wants to know");
    }
}
