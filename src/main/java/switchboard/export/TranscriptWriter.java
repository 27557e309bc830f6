package switchboard.export;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import switchboard.model.Note;
import switchboard.record.Gap;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedReading;
import switchboard.record.SessionException;
import switchboard.record.reader.SessionReader;
import switchboard.terminal.TerminalText;
import switchboard.text.CodedText;
import switchboard.wire.Direction;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * Writes a transcript for people: one line a message, like the console's, and lines for connects and disconnects. Used
 * by one thread.
 *
 * <p>A line that begins with blanks belongs to the line above it. Untrusted text is escaped, so it cannot forge a line.
 */
final class TranscriptWriter implements ExportWriter {
    private static final String BELOW = "      ";

    private final CountingOutput out;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter day;
    private final ZoneId zone;
    private Optional<LocalDate> today = Optional.empty();

    TranscriptWriter(CountingOutput out, SessionReader reader, Anonymity anonymity, ZoneId zone)
            throws IOException, SessionException {
        this.out = out;
        this.zone = zone;
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        day = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
        line("Switchboard session " + Escapes.text(String.valueOf(reader.file().getFileName())) + ", times in "
                + zone.getId());
        for (LoggedListener listener : reader.listeners()) {
            String address = anonymity.of(listener).address();
            line("listening " + listener.family() + (address.isEmpty() ? "" : " " + Escapes.text(address)) + " ("
                    + listener.framing().name() + ")");
        }
    }

    @Override
    public boolean includesClientEvents() {
        return true;
    }

    @Override
    public void came(LoggedClient client) throws IOException {
        if (client.openedAt() > 0) {
            line(time(client.openedAt()) + "  " + who(client) + " came"
                    + (client.peer().isEmpty() ? "" : " from " + Escapes.text(client.peer())));
        }
        note(client.note());
    }

    @Override
    public void left(LoggedClient client) throws IOException {
        line(time(client.closedAt().orElseThrow()) + "  " + who(client) + " left: "
                + TerminalText.inert(client.farewell().map(CodedText::english).orElse("it is not known how")));
    }

    @Override
    public void readAs(LoggedClient client, LoggedReading reading) throws IOException {
        line(time(reading.at()) + "  " + who(client) + " is read as "
                + reading.framing().name() + ": "
                + TerminalText.inert(reading.framing().description().english())
                + (reading.again() > 0
                        ? String.format(
                                Locale.ROOT,
                                "; %,d messages from here on are earlier ones, read again",
                                reading.again())
                        : ""));
    }

    private static String who(LoggedClient client) {
        return client.id() + (client.name().isEmpty() ? "" : " \"" + Escapes.text(client.name()) + "\"");
    }

    @Override
    public void message(LoggedMessage logged) throws IOException {
        Message message = logged.message();
        String name = logged.clientName().isEmpty() ? "" : " \"" + Escapes.text(logged.clientName()) + "\"";
        // The time comes first, because it may begin a new day and write its date.
        String time = time(logged.at());
        line(String.format(
                Locale.ROOT,
                "%d  %s  %s%s  %-3s  %d  %s",
                logged.number(),
                time,
                logged.client(),
                name,
                logged.direction() == Direction.IN ? "in" : "out",
                message.bodyLength(),
                logged.shown()));
        for (Finding finding : message.findings()) {
            line(BELOW + "! " + TerminalText.inert(finding.text().english()));
        }
        note(logged.note());
    }

    private void note(Note note) throws IOException {
        if (note.marked()) {
            line(BELOW + "* marked");
        }
        for (String words : note.text().lines().toList()) {
            line(BELOW + "# " + TerminalText.inert(words));
        }
    }

    @Override
    public void gap(SessionReader.PlacedGap placed) throws IOException {
        Gap gap = placed.gap();
        line(time(gap.from()) + "  --- " + TerminalText.inert(GapText.sentence(gap)));
    }

    /** Returns the time of the day; writes the date before it if the day has changed. */
    private String time(long micros) throws IOException {
        Instant at = UtcTimes.instant(micros);
        LocalDate date = LocalDate.ofInstant(at, zone);
        if (!today.equals(Optional.of(date))) {
            today = Optional.of(date);
            line("");
            line(day.format(date));
        }
        return clock.format(at);
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
