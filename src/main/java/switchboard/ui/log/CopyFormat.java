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
    /** The body as one line with escapes, which can be typed as they are. */
    ESCAPED,
    /** The body in hexadecimal digits. */
    HEX,
    /** The body as an array in C. */
    C_ARRAY,
    /** The body as a bytes literal in Python. */
    PYTHON_BYTES,
    /** A hex dump of all bytes, header included: offset, hexadecimal digits, ASCII characters. */
    HEX_DUMP,
    /** One line of CSV. */
    CSV_LINE;

    private static final int PER_ROW = 16;
    private static final HexFormat DIGITS = HexFormat.ofDelimiter(" ");

    /** Returns the key of the format's name in the strings. */
    String key() {
        return "log.copy." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns a message in this format. */
    String format(LoggedMessage logged) {
        byte[] bytes = logged.message().bytes();
        return switch (this) {
            case TEXT -> logged.text();
            case ESCAPED -> Escapes.text(logged.message().body());
            case HEX -> DIGITS.formatHex(logged.message().body());
            case C_ARRAY -> cArray(logged);
            case PYTHON_BYTES -> pythonBytes(logged.message().body());
            case HEX_DUMP -> hexDump(bytes);
            case CSV_LINE -> csv(logged);
        };
    }

    private static String cArray(LoggedMessage logged) {
        byte[] body = logged.message().body();
        StringBuilder array = new StringBuilder(body.length * 7 + 80);
        if (body.length == 0) {
            // C has no array without elements.
            return array.append("/* message ")
                    .append(logged.number())
                    .append(" has no bytes */\n")
                    .toString();
        }
        array.append("static const unsigned char message_").append(logged.number());
        array.append('[').append(body.length).append("] = {\n");
        for (int at = 0; at < body.length; at++) {
            array.append(at % PER_ROW == 0 ? "    0x" : " 0x")
                    .append(DIGITS.toHexDigits(body[at]))
                    .append(',');
            if (at % PER_ROW == PER_ROW - 1 || at == body.length - 1) {
                array.append('\n');
            }
        }
        return array.append("};\n").toString();
    }

    private static String pythonBytes(byte[] body) {
        StringBuilder literal = new StringBuilder(body.length + 16).append("b\"");
        for (byte one : body) {
            switch (one) {
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '\\', '"' -> literal.append('\\').append((char) one);
                default -> {
                    if (one >= ' ' && one < 0x7F) {
                        literal.append((char) one);
                    } else {
                        literal.append("\\x").append(DIGITS.toHexDigits(one));
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    private static String hexDump(byte[] bytes) {
        StringBuilder dump = new StringBuilder(bytes.length * 5);
        for (int row = 0; row < bytes.length; row += PER_ROW) {
            int end = Math.min(row + PER_ROW, bytes.length);
            dump.append(String.format(Locale.ROOT, "%08x  %-47s  |", row, DIGITS.formatHex(bytes, row, end)));
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
