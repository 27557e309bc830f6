package switchboard.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import switchboard.wire.ByteNotation;

/**
 * A person's list of canned replies, in the person's order. Immutable: each change returns a new list.
 *
 * @param all the snippets
 */
public record Snippets(List<Snippet> all) {
    /** An empty list. */
    public static final Snippets NONE = new Snippets(List.of());

    /**
     * One canned reply.
     *
     * @param name the name in the menu
     * @param text the text for the editor
     * @param notation how the text says bytes
     */
    public record Snippet(String name, String text, ByteNotation notation) {
        /** Creates a snippet of plain text. */
        public Snippet(String name, String text) {
            this(name, text, ByteNotation.TEXT);
        }
    }

    /** Copies the list. */
    public Snippets {
        all = List.copyOf(all);
    }

    /** Returns this list with one more at the end. */
    public Snippets with(Snippet added) {
        return changed(list -> list.add(added));
    }

    /** Returns this list with another name for the snippet at {@code index}. */
    public Snippets renamed(int index, String name) {
        return changed(list -> list.set(
                index, new Snippet(name, list.get(index).text(), list.get(index).notation())));
    }

    /** Returns this list without the snippet at {@code index}. */
    public Snippets without(int index) {
        return changed(list -> list.remove(index));
    }

    private Snippets changed(Consumer<List<Snippet>> change) {
        List<Snippet> list = new ArrayList<>(all);
        change.accept(list);
        return new Snippets(list);
    }

    /** Returns the default name of a text: its beginning on one line, at most 28 characters. */
    public static String nameFor(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= 28 ? line : line.substring(0, line.offsetByCodePoints(0, 27)) + "…";
    }

    /**
     * Returns all snippets as text for a settings file: one line each; name, text, and the notation unless it is plain
     * text, separated by tabs.
     */
    public String encoded() {
        StringBuilder line = new StringBuilder();
        for (Snippet snippet : all) {
            escape(line, snippet.name());
            line.append('\t');
            escape(line, snippet.text());
            if (snippet.notation() != ByteNotation.TEXT) {
                line.append('\t').append(snippet.notation().word());
            }
            line.append('\n');
        }
        return line.toString();
    }

    /** Returns the snippets in a text of {@link #encoded}; lines that are no snippet are left out. */
    public static Snippets decoded(String encoded) {
        List<Snippet> list = new ArrayList<>();
        for (String line : encoded.split("\n", -1)) {
            String[] columns = line.split("\t", 3);
            if (columns.length >= 2 && !columns[0].isEmpty()) {
                ByteNotation notation =
                        columns.length == 3 ? ByteNotation.of(columns[2]).orElse(ByteNotation.TEXT) : ByteNotation.TEXT;
                list.add(new Snippet(unescape(columns[0]), unescape(columns[1]), notation));
            }
        }
        return new Snippets(list);
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                out.append(
                        switch (next) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> next;
                        });
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
