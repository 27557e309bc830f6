package switchboard.export;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import switchboard.record.Gap;
import switchboard.record.LoggedMessage;
import switchboard.record.reader.SessionReader;
import switchboard.wire.CharsetText;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * Writes a table with one message a row, as in RFC 4180: commas, quotation marks, CRLF. Used by one thread.
 *
 * <p>It begins with a byte order mark, without which spreadsheets do not recognize UTF-8; Python calls this encoding
 * {@code utf-8-sig}. Only numbers stand without quotation marks, so a reader can treat every quoted cell as text.
 */
final class CsvWriter implements ExportWriter {
    private static final String END = "\r\n";
    private static final String HEAD =
            "\uFEFFnumber,time,client,name,peer,direction,shape,bytes,text,finding,note,marked" + END;

    private final CountingOutput out;
    private final StringBuilder line = new StringBuilder();

    CsvWriter(CountingOutput out) throws IOException {
        this.out = out;
        out.write(HEAD);
    }

    @Override
    public void message(LoggedMessage logged) throws IOException {
        Message message = logged.message();
        line.setLength(0);
        line.append(logged.number()).append(',');
        quoted(UtcTimes.utc(logged.at()));
        line.append(',').append(logged.client().number()).append(',');
        CsvCell.append(line, logged.clientName());
        line.append(',');
        CsvCell.append(line, logged.peer());
        line.append(',');
        quoted(logged.direction() == Direction.IN ? "in" : "out");
        line.append(',');
        quoted(message.shape().name().toLowerCase(Locale.ROOT));
        line.append(',').append(message.bodyLength()).append(',');
        body(logged);
        line.append(',');
        CsvCell.append(line, message.findings().isEmpty() ? "" : findings(message));
        line.append(',');
        CsvCell.append(line, logged.note().text());
        line.append(',').append(logged.note().marked() ? 1 : 0).append(END);
        out.write(line);
    }

    private void body(LoggedMessage logged) {
        Message message = logged.message();
        Optional<String> text =
                CharsetText.decode(message.bytes(), message.headerLength(), message.bodyLength(), logged.charset());
        CsvCell.append(
                line,
                text.orElseGet(
                        () -> CharsetText.escaped(message.bytes(), message.headerLength(), message.bodyLength())));
    }

    private static String findings(Message message) {
        StringBuilder all = new StringBuilder();
        for (Finding finding : message.findings()) {
            all.append(all.isEmpty() ? "" : " ").append(finding.text().english());
        }
        return all.toString();
    }

    /**
     * Writes a row for a gap: it has a time and no number, and its column "finding" holds the sentence about the gap.
     */
    @Override
    public void gap(SessionReader.PlacedGap placed) throws IOException {
        Gap gap = placed.gap();
        line.setLength(0);
        line.append(',');
        quoted(UtcTimes.utc(gap.from()));
        line.append(",,,,,");
        quoted("gap");
        line.append(',').append(gap.bytes()).append(",,");
        CsvCell.append(line, GapText.sentence(gap));
        line.append(",,").append(END);
        out.write(line);
    }

    /** Appends text of this program, which needs no escaping. */
    private void quoted(String plain) {
        line.append('"').append(plain).append('"');
    }
}
