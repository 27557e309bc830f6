package switchboard.wire.framing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.text.FramingText;

/**
 * Parses the names of framings.
 *
 * <p>Stateless and thread-safe.
 */
final class FramingNames {
    private static final Pattern NUMBERED = Pattern.compile("(header|zero)([1-9][0-9]{0,3})");

    private FramingNames() {}

    static Framing parse(String name) {
        switch (name) {
            case "lines":
                return new LineFraming();
            case "raw":
                return new RawFraming();
            case "u16":
                return new BinaryPrefix(2);
            case "u32":
                return new BinaryPrefix(4);
            default:
                Matcher numbered = NUMBERED.matcher(name);
                if (!numbered.matches()) {
                    throw new FramingException(FramingText.NAME_UNKNOWN.with(name));
                }
                return new DecimalPrefix(
                        Integer.parseInt(numbered.group(2)), numbered.group(1).equals("zero"));
        }
    }
}
