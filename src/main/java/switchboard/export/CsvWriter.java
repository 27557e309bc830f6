package switchboard.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
 * Writes a table with one message a row, as in RFC 4180: separators, quotation marks, CRLF. Used by one thread.
 *
 * <p>It begins with a byte order mark, without which spreadsheets do not recognize UTF-8; Python calls this encoding
 * {@code utf-8-sig}. Only numbers stand without quotation marks, so a reader can treat every quoted cell as text.
 */
final class CsvWriter implements ExportWriter {
    private static final String END = "\r\n";
    private static final List<String> HEAD = List.of(
            "number",
            "time",
            "client",
            "name",
            "peer",
            "direction",
            "shape",
            "bytes",
            "text",
            "finding",
            "note",
            "marked");

    private final CountingOutput out;
    private final StringBuilder line = new StringBuilder();
    private final char separator;
    private final boolean digitsAsText;

    CsvWriter(CountingOutput out, ExportOptions options) throws IOException {
        this.out = out;
        separator = options.separator();
        digitsAsText = options.digitsAsText();
        out.write("\uFEFF" + String.join(String.valueOf(separator), HEAD) + END);
    }

    @Override
    public void message(LoggedMessage logged) throws IOException {
        Message message = logged.message();
        line.setLength(0);
        line.append(logged.number()).append(separator);
        quoted(UtcTimes.utc(logged.at()));
        line.append(separator).append(logged.client().number()).append(separator);
        text(logged.clientName());
        line.append(separator);
        text(logged.peer());
        line.append(separator);
        quoted(logged.direction() == Direction.IN ? "in" : "out");
        line.append(separator);
        quoted(message.shape().name().toLowerCase(Locale.ROOT));
        line.append(separator).append(message.bodyLength()).append(separator);
        body(logged);
        line.append(separator);
        text(message.findings().isEmpty() ? "" : findings(message));
        line.append(separator);
        text(logged.note().text());
        line.append(separator).append(logged.note().marked() ? 1 : 0).append(END);
        out.write(line);
    }

    private void body(LoggedMessage logged) {
        Message message = logged.message();
        Optional<String> text =
                CharsetText.decode(message.bytes(), message.headerLength(), message.bodyLength(), logged.charset());
        byte[] shown = text.orElseGet(
                        () -> CharsetText.escaped(message.bytes(), message.headerLength(), message.bodyLength()))
                .getBytes(StandardCharsets.UTF_8);
        CsvCell.append(line, shown, 0, shown.length, digitsAsText);
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
        line.append(separator);
        quoted(UtcTimes.utc(gap.from()));
        line.repeat(separator, 5);
        quoted("gap");
        line.append(separator).append(gap.bytes()).repeat(separator, 2);
        text(GapText.sentence(gap));
        line.repeat(separator, 2).append(END);
        out.write(line);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CsvCell.append(line, bytes, 0, bytes.length, digitsAsText);
    }

    /** Appends text of this program, which needs no escaping. */
    private void quoted(String plain) {
        line.append('"').append(plain).append('"');
    }
}
