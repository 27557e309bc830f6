package switchboard.client;

import java.util.List;
import java.util.Locale;
import switchboard.terminal.TerminalWidth;
import switchboard.wire.Message;
import switchboard.wire.MessagePart;

/**
 * Draws header, body and trailer of a message as boxes of text.
 *
 * <p>Stateless and thread-safe.
 */
final class MessageDiagram {
    /** The largest width of a box's content, in columns of the terminal. */
    private static final int MOST_COLUMNS = 60;

    private MessageDiagram() {}

    /** Returns the lines of the diagram. */
    static List<String> draw(Message message) {
        List<Box> boxes =
                MessagePart.of(message).stream().map(MessageDiagram::box).toList();
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

    private static Box box(MessagePart part) {
        String name = part.kind().name().toLowerCase(Locale.ROOT);
        int bytes = part.length();
        String title = String.format(Locale.ROOT, "%s, %,d %s", name, bytes, bytes == 1 ? "byte" : "bytes");
        return new Box(title, clip(part.shown()));
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

    private record Box(String title, String content) {}
}
