package switchboard.record.reader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.filter.Completion;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.FilterMeaning;
import switchboard.filter.FilterMeaning.Said;
import switchboard.filter.ParsedFilter;
import switchboard.filter.TimeReference;
import switchboard.filter.Vocabulary;
import switchboard.fuzz.Inert;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.Matches;
import switchboard.record.NumberList;
import switchboard.record.Recorded;
import switchboard.record.SessionFileFuzz;
import switchboard.record.SessionLocation;
import switchboard.record.file.Sqlite;
import switchboard.record.log.LogSource;
import switchboard.record.memory.DirectMemory;
import switchboard.record.session.RecordingSession;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Findings;
import switchboard.wire.Message;

/**
 * Parses any text as a filter. Checks that it is understood or explained, and that it finds in the session file and in
 * memory the messages it means.
 *
 * <p>The lowest bit of an input's first byte is the encoding of the rest: UTF-8 or UTF-16. The other bits are the
 * number of its repetitions.
 */
public final class FilterFuzz {
    private static final int LONGEST = 8_000;
    private static final int MOST_COMPLETIONS = 50;
    private static final int RUNS = 3;

    /** A reference whose day contains a clock change: the night of 25 October 2026 has one hour twice. */
    private static final TimeReference REFERENCE =
            new TimeReference(ZoneId.of("Europe/Berlin"), 1_792_900_000_000_000L);

    private static final List<String> TEXTS = List.of(
            "hello",
            "Hello Ana",
            "straße",
            "STRASSE",
            "İstanbul",
            "ıstanbul",
            "273 k",
            "🧦🧦",
            "a\u0301b",
            "áb",
            "",
            "\uFFFD",
            "\u0000",
            "%_*",
            "or",
            "client:3",
            "\"quoted\" \\n",
            "new\nline",
            "see you",
            "ABCabc",
            "((",
            "-x");

    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    new Vocabulary.Client(Facts.id(1), "Ana", "127.0.0.1"),
                    new Vocabulary.Client(Facts.id(2), "", "127.0.0.1"),
                    new Vocabulary.Client(Facts.id(3), "client:\"x\"", "::1")),
            REFERENCE);

    private static final FilterMeaning MEANING = new FilterMeaning();
    private static final List<Said> ALL = new ArrayList<>();
    private static final LogReader FILE;
    private static final LogSource MEMORY;

    static {
        try {
            EventBus bus = new EventBus();
            DirectMemory memory = new DirectMemory(bus);
            MEMORY = memory.source();
            List<Annotation> notes = new ArrayList<>();
            FILE = new LogReader(record(bus, notes), () -> false);
            memory.note(notes);
        } catch (Exception failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    private FilterFuzz() {}

    /** Records messages in several runs, so that there are ranges with and without zone maps. */
    private static Path record(EventBus bus, List<Annotation> notes) throws Exception {
        Path file = SessionFileFuzz.scratch().resolve("filtered.db");
        for (int run = 0; run < RUNS; run++) {
            try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
                    Recorded recorded = new Recorded(bus)) {
                for (String text : TEXTS) {
                    say(bus, text, run, notes);
                }
                recorded.await(ALL.size());
                session.notes().put(notes).get(10, TimeUnit.SECONDS);
            }
        }
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "DELETE FROM block WHERE last = " + 2 * TEXTS.size());
        }
        return file;
    }

    private static void say(EventBus bus, String text, int run, List<Annotation> notes) {
        int count = ALL.size();
        long client = 1L + count % 4;
        long at = REFERENCE.now() - 1_700_000_000L * (count * 7 % 50);
        Message message = count % 5 == 0
                ? Facts.unframed(
                        Facts.utf8(text),
                        Findings.saying(
                                Cause.values()[count % Cause.values().length], Certainty.LIKELY, text + ".", ""))
                : Facts.in(Facts.utf8(text + " ".repeat(count % 3) + text));
        Direction direction = count % 3 == 0 ? Direction.OUT : Direction.IN;
        ALL.add(new Said(count + 1L, at, Facts.id(client), direction, message));
        List<Fact> facts = new ArrayList<>();
        if (count % 9 == 1) {
            Fact.Opened opened = Facts.opened(client);
            MEANING.peers.put(Facts.id(client), opened.connection().peer());
            facts.add(opened);
            MEANING.names.put(Facts.id(client), text);
            facts.add(new Fact.Named(Facts.id(client), text));
        }
        facts.add(
                direction == Direction.IN
                        ? new Fact.Received(Facts.id(client), at, message)
                        : new Fact.Sent(Facts.id(client), at, message, OptionalLong.empty()));
        if (count % 6 == run) {
            Note note = new Note(run == 1, text);
            MEANING.messageNotes.put(count + 1L, note);
            notes.add(new Annotation(new Note.Subject.OfMessage(count + 1L), note));
        }
        if (count % 20 == 2) {
            Note note = new Note(run == 2, text);
            MEANING.clientNotes.put(Facts.id(client), note);
            notes.add(new Annotation(new Note.Subject.OfClient(Facts.id(client)), note));
        }
        bus.publish(facts);
    }

    /** Parses one text. Called by Jazzer and by the test of the seeds. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length == 0) {
            return;
        }
        int how = input[0] & 0xff;
        String once = new String(
                input, 1, input.length - 1, (how & 1) == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
        String typed = once.repeat(1 << (how >> 4 & 7));
        typed = typed.substring(0, Math.min(typed.length(), LONGEST));
        complete(typed);
        switch (FilterLanguage.parse(typed, REFERENCE)) {
            case ParsedFilter.Invalid wrong -> {
                Inert.requireSentence(wrong.text().english());
                require(
                        wrong.at() >= 0
                                && wrong.at() + wrong.length() <= typed.length()
                                && (wrong.length() > 0 || wrong.at() == typed.length()),
                        wrong + " does not lie in the text");
            }
            case ParsedFilter.Valid understood -> use(understood.filter());
        }
    }

    private static void complete(String typed) {
        for (int caret : new int[] {typed.length(), typed.length() / 2, 0}) {
            List<Completion> ways = FilterLanguage.complete(typed, caret, VOCABULARY);
            require(ways.size() <= MOST_COMPLETIONS, ways.size() + " completions");
            for (Completion way : ways) {
                require(way.from() >= 0 && way.from() <= way.to() && way.to() <= typed.length(), way.toString());
                Inert.require(way.explanation().english());
            }
        }
    }

    private static void use(Filter filter) throws Exception {
        String said = FilterLanguage.describe(filter, client -> "#" + client.number(), REFERENCE)
                .english();
        Inert.require(said);
        require(!said.isEmpty(), "nothing is said of " + filter);
        long[] meant = ALL.stream()
                .filter(one -> MEANING.letsThrough(filter, one))
                .mapToLong(Said::number)
                .toArray();
        long[] matched = ALL.stream()
                .filter(one -> filter.matches(MEANING.annotated(one)))
                .mapToLong(Said::number)
                .toArray();
        requireSame(meant, matched, "asked about each message", filter);
        requireSame(meant, found(FILE, filter), "in the file", filter);
        requireSame(meant, found(MEMORY, filter), "in memory", filter);
        String written = FilterLanguage.text(filter, REFERENCE);
        if (FilterLanguage.parse(written, REFERENCE) instanceof ParsedFilter.Valid again) {
            LongFunction<Said> of = number -> ALL.get((int) number - 1);
            for (long number = 1; number <= ALL.size(); number++) {
                boolean wanted = Arrays.binarySearch(meant, number) >= 0;
                require(
                        MEANING.letsThrough(again.filter(), of.apply(number)) == wanted,
                        written + " lets through other messages, such as " + number);
            }
        } else {
            require(false, "what was written of a filter is not understood: " + written);
        }
    }

    private static long[] found(LogSource source, Filter filter) throws Exception {
        NumberList all = new NumberList();
        long at = 0;
        while (at < ALL.size()) {
            Matches matches = source.search(filter, at, ALL.size());
            require(matches.lookedUpTo() > at, "a search that does not go on");
            Arrays.stream(matches.numbers()).forEach(all::add);
            at = matches.lookedUpTo();
        }
        return all.toArray();
    }

    private static void requireSame(long[] meant, long[] found, String where, Filter filter) {
        require(
                Arrays.equals(meant, found),
                filter + " means " + Arrays.toString(meant) + " and finds " + where + " " + Arrays.toString(found));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
