package switchboard.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.terminal.TerminalWidth;
import switchboard.wire.Escapes;
import switchboard.wire.Message;

/**
 * Draws header, body and trailer of a message as boxes of text.
 *
 * <p>Stateless and thread-safe.
 */
final class MessageDiagram {
    /** The largest width of a box's content, in columns of the terminal. */
    private static final int MOST_COLUMNS = 60;

    /** The largest number of spaces shown one by one. */
    private static final int FOLDED_BLANKS = 4;

    private MessageDiagram() {}

    /** Returns the lines of the diagram. */
    static List<String> draw(Message message) {
        List<Box> boxes = new ArrayList<>();
        int header = message.headerLength();
        int body = message.bodyLength();
        int trailer = message.size() - header - body;
        if (header > 0) {
            boxes.add(box("header", header, blanks(message.bytes(), header)));
        }
        boxes.add(box("body", body, Escapes.text(message.bytes(), header, body)));
        if (trailer > 0) {
            boxes.add(box("end", trailer, Escapes.text(message.bytes(), header + body, trailer)));
        }
        StringBuilder top = new StringBuilder();
        StringBuilder middle = new StringBuilder();
        StringBuilder bottom = new StringBuilder();
        for (Box box : boxes) {
            int inner = Math.max(TerminalWidth.of(box.title()), TerminalWidth.of(box.content())) + 2;
            top.append("┌ ").append(box.title()).append(' ');
            top.append("─".repeat(inner - TerminalWidth.of(box.title()) - 2)).append('┐');
            middle.append("│ ").append(box.content());
            middle.append(" ".repeat(inner - TerminalWidth.of(box.content()) - 1))
                    .append('│');
            bottom.append('└').append("─".repeat(inner)).append('┘');
        }
        int characters = message.text().codePointCount(0, message.text().length());
        middle.append(String.format(Locale.ROOT, " %,d %s", characters, characters == 1 ? "character" : "characters"));
        return List.of(top.toString(), middle.toString(), bottom.toString());
    }

    private static Box box(String name, int bytes, String content) {
        String title = String.format(Locale.ROOT, "%s, %,d %s", name, bytes, bytes == 1 ? "byte" : "bytes");
        return new Box(title, clip(content));
    }

    private static String clip(String content) {
        if (TerminalWidth.of(content) <= MOST_COLUMNS) {
            return content;
        }
        StringBuilder kept = new StringBuilder();
        int columns = 0;
        for (int point : content.codePoints().toArray()) {
            columns += TerminalWidth.of(point);
            if (columns >= MOST_COLUMNS) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + "…";
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

    private record Box(String title, String content) {}
}
