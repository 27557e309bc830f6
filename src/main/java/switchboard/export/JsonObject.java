package switchboard.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import switchboard.wire.Utf8;

/** Writes one JSON object on one line. Used by one thread; {@link #begin} it anew for each. */
public final class JsonObject {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final StringBuilder line = new StringBuilder();

    /** Forget everything and begin an object of this type. */
    public JsonObject begin(String type) {
        return begin().put("type", type);
    }

    /** Forget everything and begin an object. */
    public JsonObject begin() {
        line.setLength(0);
        line.append('{');
        return this;
    }

    /** Put a text. */
    public JsonObject put(String name, String value) {
        name(name);
        string(line, value);
        return this;
    }

    /** Put a number. */
    public JsonObject put(String name, long value) {
        name(name);
        line.append(value);
        return this;
    }

    /** Put true or false. */
    public JsonObject put(String name, boolean value) {
        name(name);
        line.append(value);
        return this;
    }

    /** Put bytes: as text under this name where they are UTF-8, else as Base64 under the name and {@code _base64}. */
    JsonObject put(String name, byte[] bytes, int offset, int length) {
        if (Utf8.isValid(bytes, offset, length)) {
            return put(name, new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
        byte[] part = new byte[length];
        System.arraycopy(bytes, offset, part, 0, length);
        return put(name + "_base64", BASE64.encodeToString(part));
    }

    /** Put what is JSON already. */
    public JsonObject putJson(String name, CharSequence json) {
        name(name);
        line.append(json);
        return this;
    }

    /** Return the finished line. */
    public CharSequence end() {
        return line.append("}\n");
    }

    /** Return the finished object, without a line's end, to be a part of another. */
    public String nested() {
        return line.append('}').toString();
    }

    private void name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        string(line, name);
        line.append(':');
    }

    private static void string(StringBuilder line, String value) {
        line.append('"');
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (isPlain(value, at)) {
                        line.append(character);
                    } else {
                        line.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    }
                }
            }
        }
        line.append('"');
    }

    /** Line ends of any kind are escaped, so that a line is an object for every reader; so are halves of characters. */
    private static boolean isPlain(String value, int at) {
        char character = value.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
        }
        boolean control = character < ' ' || character >= 0x7F && character < 0xA0;
        return !control && character != '\u2028' && character != '\u2029';
    }
}
