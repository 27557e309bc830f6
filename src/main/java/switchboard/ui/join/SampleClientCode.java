package switchboard.ui.join;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.wire.framing.Framing;

/**
 * Generates sample code of a small client for a listener: it sends one message, reads one reply and counts bytes, not
 * characters. Thread-safe.
 *
 * <p>The code is assembled from {@code <language>.txt} beside this class, whose parts each begin with a line
 * {@code === names}. {@code send.} and {@code read.} are followed by the form of a framing's name, or by its kind (see
 * {@link SampleFraming}).
 */
public final class SampleClientCode {
    /** The programming languages of the sample code. */
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

        /** Returns the language's display name. */
        public String title() {
            return title;
        }
    }

    private SampleClientCode() {}

    /** Returns the code of a client for a listener with these settings. */
    public static String of(Language language, ListenerSettings settings, String host, int port) {
        Map<String, String> parts = parts(language);
        Framing framing = settings.framing();
        String send = new SampleFraming(parts, framing).code("send.");
        String read = new SampleFraming(parts, framing.ofReplies(settings.replyAs())).code("read.");
        return (begin(parts, settings) + talk(parts, send, read, settings.code()) + part(parts, "end"))
                .replace("$HOST", host)
                .replace("$PORT", Integer.toString(port))
                .replace("$NEEDS_EXACTLY\n", read.contains("receive(") ? part(parts, "exactly") : "")
                .replace("$NAME", framing.name())
                // Replaced last, because a class code may itself contain one of the placeholders.
                .replace("$CODE", quoted(settings.code().word()));
    }

    private static String begin(Map<String, String> parts, ListenerSettings settings) {
        String plain = part(parts, "begin");
        boolean encrypted = settings.where() instanceof Where.Tcp tcp && tcp.encrypted();
        return encrypted ? parts.getOrDefault("begin.tls", part(parts, "tls") + plain) : plain;
    }

    /** Returns the code that sends a message and reads the reply, after the class code if one is required. */
    private static String talk(Map<String, String> parts, String sends, String reads, ClassCode code) {
        String hello = body(parts, "Hello Server!", "bytes, not characters");
        if (!code.isWanted()) {
            return hello + sends + reads;
        }
        String first = body(parts, "$CODE", "the class code comes first");
        if (parts.containsKey("open.answered")) {
            // A callback that is opened here is closed after the code inside it.
            String opened = sends.substring(0, sends.lastIndexOf(part(parts, "close.answered")));
            return first
                    + sends
                    + part(parts, "open.answered")
                    + hello
                    + opened
                    + indented(reads)
                    + part(parts, "close.answered");
        }
        return part(parts, "open") + first + sends + reads + part(parts, "close") + hello + sends + reads;
    }

    private static String part(Map<String, String> parts, String name) {
        return parts.getOrDefault(name, "");
    }

    private static String body(Map<String, String> parts, String text, String why) {
        return part(parts, "body").replace("$TEXT", text).replace("$WHY", why);
    }

    private static String indented(String lines) {
        return lines.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    /** Returns a text escaped for a string literal in double quotes, in all of these languages. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Map<String, String> parts(Language language) {
        Map<String, String> parts = new HashMap<>();
        String text = read(language.file + ".txt");
        for (String part : text.substring("=== ".length()).split("\n=== ")) {
            int line = part.indexOf('\n');
            for (String name : part.substring(0, line).split(" ")) {
                parts.put(name, part.substring(line + 1) + "\n");
            }
        }
        return parts;
    }

    private static String read(String file) {
        try (InputStream in = SampleClientCode.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program's file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing() + "\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
