package switchboard.ui.join;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * Writes the code of a small client that speaks a framing: one message out, one reply in, bytes counted rightly.
 *
 * <p>The code stands in {@code <language>.txt} beside this class, in parts that begin with a line {@code === name}.
 * Any thread.
 */
public final class ClientCode {
    /** The languages there is code for. */
    public enum Language {
        /** Python 3. */
        PYTHON("Python", "python"),
        /** Java 21. */
        JAVA("Java", "java"),
        /** Node.js. */
        JAVASCRIPT("JavaScript", "javascript"),
        /** C with POSIX sockets. */
        C("C", "c");

        private final String title;
        private final String file;

        Language(String title, String file) {
            this.title = title;
            this.file = file;
        }

        /** Return its name. */
        public String title() {
            return title;
        }
    }

    private ClientCode() {}

    /** Return the code of a client. */
    public static String of(Language language, Framing framing, ReplyFormat replyAs, String host, int port) {
        Map<String, String> parts = parts(language);
        String send = sending(framing);
        String read = switch (replyAs) {
            case RAW -> "raw";
            case LINE -> "lines";
            case FRAMED -> send;
        };
        String name = framing.name();
        String code = parts.get("begin")
                + parts.get("send." + send)
                + parts.get("read." + read)
                + parts.getOrDefault("end", "");
        String width = Integer.toString(framing.headerLength());
        return code.replace("$HOST", host)
                .replace("$PORT", Integer.toString(port))
                .replace("$WIDTH", width)
                .replace("$NEEDS_EXACTLY\n", needsExactly(read) ? parts.getOrDefault("exactly", "") : "")
                .replace("$NAME", name);
    }

    private static boolean needsExactly(String read) {
        return !read.equals("raw") && !read.equals("lines");
    }

    private static String sending(Framing framing) {
        String name = framing.name();
        if (name.startsWith("header")) {
            return "header";
        }
        return name.startsWith("zero") ? "zero" : name;
    }

    private static Map<String, String> parts(Language language) {
        Map<String, String> parts = new HashMap<>();
        String key = "";
        StringBuilder part = new StringBuilder();
        for (String line : read(language.file + ".txt").split("\n", -1)) {
            if (line.startsWith("=== ")) {
                parts.put(key, part.toString());
                part.setLength(0);
                key = line.substring(4).strip();
            } else {
                part.append(line).append('\n');
            }
        }
        parts.put(key, part.toString());
        return parts;
    }

    private static String read(String file) {
        try (InputStream in = ClientCode.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program's file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing() + "\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
