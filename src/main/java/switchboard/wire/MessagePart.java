package switchboard.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a message, as it is drawn for people. Immutable.
 *
 * @param kind its place in the message
 * @param length its length in bytes
 * @param shown its bytes in the notation of {@link Escapes}; of many spaces in a header only their count
 */
public record MessagePart(Kind kind, int length, String shown) {
    /** The largest number of spaces shown one by one. */
    private static final int FOLDED_BLANKS = 4;

    /** The places in a message. */
    public enum Kind {
        /** The bytes before the body. */
        HEADER,
        /** The body. */
        BODY,
        /** The bytes behind the body. */
        END
    }

    /** Returns the parts of a message in their order; a header or an end without bytes is left out. */
    public static List<MessagePart> of(Message message) {
        List<MessagePart> parts = new ArrayList<>();
        int header = message.headerLength();
        int body = message.bodyLength();
        int end = message.size() - header - body;
        if (header > 0) {
            parts.add(new MessagePart(Kind.HEADER, header, blanks(message.bytes(), header)));
        }
        parts.add(new MessagePart(Kind.BODY, body, Escapes.text(message.bytes(), header, body)));
        if (end > 0) {
            parts.add(new MessagePart(Kind.END, end, Escapes.text(message.bytes(), header + body, end)));
        }
        return List.copyOf(parts);
    }

    /** Shows the spaces of a header: up to four as symbols, more as a count. */
    private static String blanks(byte[] bytes, int length) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < length; ) {
            int run = at;
            while (run < length && bytes[run] == ' ') {
                run++;
            }
            if (run - at > FOLDED_BLANKS) {
                shown.append("␠ × ").append(run - at);
            } else if (run > at) {
                shown.append("␠".repeat(run - at));
            } else {
                run = at + 1;
                shown.append(Escapes.text(bytes, at, 1));
            }
            at = run;
        }
        return shown.toString();
    }
}
