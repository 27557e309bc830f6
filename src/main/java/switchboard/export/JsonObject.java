package switchboard.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import switchboard.text.JsonStrings;
import switchboard.wire.Utf8;

/** Writes one JSON object on one line. Used by one thread; {@link #begin} starts each object. */
public final class JsonObject {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final StringBuilder line = new StringBuilder();

    /** Discards the previous object and begins an object with this type. */
    public JsonObject begin(String type) {
        return begin().put("type", type);
    }

    /** Discards the previous object and begins an object. */
    public JsonObject begin() {
        line.setLength(0);
        line.append('{');
        return this;
    }

    /** Appends a string. */
    public JsonObject put(String name, String value) {
        name(name);
        JsonStrings.append(line, value);
        return this;
    }

    /** Appends a number. */
    public JsonObject put(String name, long value) {
        name(name);
        line.append(value);
        return this;
    }

    /** Appends a boolean. */
    public JsonObject put(String name, boolean value) {
        name(name);
        line.append(value);
        return this;
    }

    /**
     * Appends bytes: as a string under this name if they are UTF-8, otherwise as Base64 under the name plus {@code
     * _base64}.
     */
    JsonObject put(String name, byte[] bytes, int offset, int length) {
        if (Utf8.isValid(bytes, offset, length)) {
            return put(name, new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
        byte[] part = new byte[length];
        System.arraycopy(bytes, offset, part, 0, length);
        return put(name + "_base64", BASE64.encodeToString(part));
    }

    /** Appends a value that is JSON already. */
    public JsonObject putJson(String name, CharSequence json) {
        name(name);
        line.append(json);
        return this;
    }

    /** Returns the finished line. */
    public CharSequence end() {
        return line.append("}\n");
    }

    /** Returns the finished object without a line end, as a part of another object. */
    public String nested() {
        return line.append('}').toString();
    }

    private void name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        JsonStrings.append(line, name);
        line.append(':');
    }
}
