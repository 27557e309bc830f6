package switchboard.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders whose values differ by recipient. Immutable.
 *
 * <p>{@code {{name}}} is the recipient's name, or its number ({@code #3}) if it has none. {@code {{n}}} is the number.
 * {@code {{bytes}}} is the number of bytes received from it, headers included. Any other {@code {{word}}} stays
 * unchanged. Inserted values are not searched for placeholders, so that a client's name cannot act as one.
 *
 * @param text the text as it was typed
 */
public record Template(String text) {
    private static final Pattern WORD = Pattern.compile("\\{\\{(name|n|bytes)}}");

    /**
     * A recipient of the text.
     *
     * @param number the connection's number
     * @param name the client's name; empty if none
     * @param bytesIn the bytes received from it
     */
    public record Recipient(long number, String name, long bytesIn) {}

    /** Returns whether the text has no placeholder. */
    public boolean isPlain() {
        return !WORD.matcher(text).find();
    }

    /** Returns the text for one recipient. */
    public String expand(Recipient recipient) {
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), recipient)));
    }

    private static String value(String word, Recipient recipient) {
        return switch (word) {
            case "name" -> recipient.name().isEmpty() ? "#" + recipient.number() : recipient.name();
            case "n" -> Long.toString(recipient.number());
            default -> Long.toString(recipient.bytesIn());
        };
    }
}
