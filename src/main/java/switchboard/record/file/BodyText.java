package switchboard.record.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import switchboard.record.BodyPreview;
import switchboard.record.LogRow;
import switchboard.wire.CharsetText;
import switchboard.wire.Escapes;
import switchboard.wire.Utf8;

/**
 * The text of a body for the view {@code log}, where SQLite can't make it out of the body: the table {@code
 * message_text}. Stateless.
 *
 * <p>SQL can double a backslash and replace a line break. It can neither validate UTF-8 nor show a NUL, a control
 * character or an invisible mark, so these bodies have their text in the file.
 */
public final class BodyText {
    /** The statement that inserts a text, with the message's number and the text. */
    public static final String INSERT = "INSERT INTO message_text(message, text) VALUES (?, ?)";

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long BLANKS = 0x2020_2020_2020_2020L;
    private static final long ONES = 0x0101_0101_0101_0101L;

    private BodyText() {}

    /**
     * Returns the text of a body that needs one in the file: the body as {@link CharsetText#shown} shows it in UTF-8.
     * Of a body longer than {@value Schema#LONG_BODY} bytes this is the beginning that the column {@code preview} has,
     * and an ellipsis, so that a picture does not take its fourfold size again. Empty if SQL can make the text out of
     * the body.
     */
    public static Optional<String> of(byte[] bytes, int offset, int length) {
        if (isPlain(bytes, offset, length)) {
            return Optional.empty();
        }
        if (length > Schema.LONG_BODY) {
            byte[] beginning = Arrays.copyOfRange(bytes, offset, offset + LogRow.PREVIEW_BYTES);
            return Optional.of(
                    BodyPreview.of(beginning, length, StandardCharsets.UTF_8).shown() + "…");
        }
        return Optional.of(CharsetText.shown(bytes, offset, length, StandardCharsets.UTF_8));
    }

    /** Returns whether the bytes are valid UTF-8 and need no escape but those of line breaks, tabs and backslashes. */
    private static boolean isPlain(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            // Eight printable ASCII characters: no byte is below 0x20, 0x7f or above.
            if (at <= end - 8) {
                long eight = (long) LONGS.get(bytes, at);
                if (((eight | eight - BLANKS | eight + ONES) & HIGH_BITS) == 0) {
                    at += 8;
                    continue;
                }
            }
            int size = Utf8.sequence(bytes, at, end);
            if (size < 1
                    || (size == 1 ? !isPlain(bytes[at]) : !Escapes.isHarmless(Escapes.codePoint(bytes, at, size)))) {
                return false;
            }
            at += size;
        }
        return true;
    }

    private static boolean isPlain(int ascii) {
        return ascii >= ' ' ? ascii != 0x7F : ascii == '\n' || ascii == '\r' || ascii == '\t';
    }

    /** Inserts the texts of all messages of a file that has none, inside the caller's transaction. */
    static void addAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT number, body FROM message ORDER BY number");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            long number = Long.MIN_VALUE;
            while (row.next()) {
                number = Sqlite.larger(row, 1, number);
                byte[] body = Sqlite.bytes(row, 2);
                Optional<String> text = of(body, 0, body.length);
                if (text.isPresent()) {
                    insert.setLong(1, number);
                    insert.setString(2, text.get());
                    insert.executeUpdate();
                }
            }
        }
    }
}
