package switchboard.ui.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import switchboard.export.CsvCell;
import switchboard.record.LoggedMessage;
import switchboard.wire.Escapes;

/** The formats in which a message is copied to the clipboard. */
enum CopyFormat {
    /** The body as text. */
    TEXT,
    /** A hex dump of all bytes: offset, hexadecimal digits, ASCII characters. */
    HEX_DUMP,
    /** All bytes as one line with escapes. */
    ESCAPED,
    /** One line of CSV. */
    CSV_LINE;

    private static final int PER_ROW = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** Returns the key of the format's name in the strings. */
    String key() {
        return "log.copy." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns a message in this format. */
    String format(LoggedMessage logged) {
        byte[] bytes = logged.message().bytes();
        return switch (this) {
            case TEXT -> logged.text();
            case HEX_DUMP -> hexDump(bytes);
            case ESCAPED -> Escapes.text(bytes);
            case CSV_LINE -> csv(logged);
        };
    }

    private static String hexDump(byte[] bytes) {
        StringBuilder dump = new StringBuilder(bytes.length * 5);
        for (int row = 0; row < bytes.length; row += PER_ROW) {
            int end = Math.min(row + PER_ROW, bytes.length);
            dump.append(String.format(Locale.ROOT, "%08x  %-47s  |", row, HEX.formatHex(bytes, row, end)));
            for (int at = row; at < end; at++) {
                dump.append(bytes[at] >= ' ' && bytes[at] < 0x7F ? (char) bytes[at] : '.');
            }
            dump.append("|\n");
        }
        return dump.toString();
    }

    private static String csv(LoggedMessage logged) {
        Instant at = Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(logged.at()));
        return String.join(
                ",",
                Long.toString(logged.number()),
                DateTimeFormatter.ISO_INSTANT.format(at.atOffset(ZoneOffset.UTC)),
                logged.client().toString(),
                quoted(logged.clientName()),
                quoted(logged.peer()),
                logged.direction().name().toLowerCase(Locale.ROOT),
                Integer.toString(logged.message().bodyLength()),
                quoted(logged.text()),
                quoted(
                        logged.message().findings().isEmpty()
                                ? ""
                                : logged.message().findings().getFirst().text().english()));
    }

    private static String quoted(String field) {
        StringBuilder cell = new StringBuilder(field.length() + 2);
        CsvCell.append(cell, field);
        return cell.toString();
    }
}
