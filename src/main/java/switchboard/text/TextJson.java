package switchboard.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes arguments as JSON (RFC 8259): an array of strings, whole numbers, and objects such as
 * <code>{"code":…,"args":[…]}</code>.
 *
 * <p>Other JSON is rejected, because this program never writes it. A reader is used by one thread.
 */
final class TextJson {
    /** The deepest nesting; the sentences of this program are less deep, but a foreign file may nest deeper. */
    private static final int DEEPEST = 8;

    private final String json;
    private int at;

    private TextJson(String json) {
        this.json = json;
    }

    static void append(StringBuilder json, List<Object> arguments) {
        json.append('[');
        String comma = "";
        for (Object argument : arguments) {
            json.append(comma);
            comma = ",";
            switch (argument) {
                case String text -> JsonStrings.append(json, text);
                case CodedText text -> append(json, text);
                default -> json.append(argument);
            }
        }
        json.append(']');
    }

    private static void append(StringBuilder json, CodedText text) {
        json.append("{\"code\":");
        JsonStrings.append(json, text.code().id());
        json.append(",\"args\":");
        if (text.code() instanceof StoredText stored) {
            json.append(stored.argumentsJson()).append(",\"sentence\":");
            JsonStrings.append(json, stored.sentence());
        } else {
            append(json, text.arguments());
        }
        json.append('}');
    }

    /**
     * Parses a text.
     *
     * @throws IllegalArgumentException if the code is unknown, or the arguments are not of its kinds
     */
    static CodedText text(String code, String arguments) {
        TextJson reading = new TextJson(arguments);
        CodedText text = new CodedText(known(code), reading.array(0));
        reading.skipSpace();
        reading.require(reading.at == arguments.length());
        return text;
    }

    private static TextCode known(String code) {
        return TextCodes.of(code).orElseThrow(() -> new IllegalArgumentException("no code " + code));
    }

    private List<Object> array(int depth) {
        require(depth < DEEPEST);
        List<Object> values = new ArrayList<>();
        expect('[');
        if (next() == ']') {
            at++;
            return values;
        }
        while (true) {
            values.add(value(depth));
            if (next() == ']') {
                at++;
                return values;
            }
            expect(',');
        }
    }

    private Object value(int depth) {
        return switch (next()) {
            case '"' -> string();
            case '{' -> nested(depth);
            default -> number();
        };
    }

    private CodedText nested(int depth) {
        expect('{');
        name("code");
        String code = string();
        expect(',');
        name("args");
        next();
        int from = at;
        List<Object> arguments = array(depth + 1);
        String argumentsJson = json.substring(from, at);
        if (next() == '}') {
            at++;
            return new CodedText(known(code), arguments);
        }
        expect(',');
        name("sentence");
        String sentence = string();
        expect('}');
        return new StoredText(code, argumentsJson, sentence).with();
    }

    private void name(String name) {
        require(string().equals(name));
        expect(':');
    }

    private Long number() {
        int from = at;
        while (at < json.length() && "-0123456789".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return Long.valueOf(json.substring(from, at));
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (true) {
            require(at < json.length());
            char character = json.charAt(at++);
            if (character == '"') {
                return text.toString();
            }
            text.append(character == '\\' ? escaped() : character);
        }
    }

    private char escaped() {
        require(at < json.length());
        char character = json.charAt(at++);
        return switch (character) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                require(at + 4 <= json.length());
                at += 4;
                yield (char) Integer.parseInt(json, at - 4, at, 16);
            }
            default -> character;
        };
    }

    private char next() {
        skipSpace();
        require(at < json.length());
        return json.charAt(at);
    }

    private void expect(char character) {
        require(next() == character);
        at++;
    }

    private void skipSpace() {
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not as it is written, at " + at);
        }
    }
}
