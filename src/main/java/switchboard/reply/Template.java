package switchboard.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with words that are different for each recipient.
 *
 * <p>{@code {{name}}} is the recipient's name, or its number ({@code #3}) where it has none; {@code {{n}}} is
 * the number alone; {@code {{bytes}}} is how many bytes it has sent us so far, headers included. Any other
 * {@code {{word}}} stays as it was typed. What is put in is not looked through again, so a client can't
 * give itself a name that means something here. Immutable.
 *
 * @param text as it was typed
 */
public record Template(String text) {
    private static final Pattern WORD = Pattern.compile("\\{\\{(name|n|bytes)}}");

    /**
     * Somebody who gets a text.
     *
     * @param number the connection's number
     * @param name what it is called; empty if nothing
     * @param bytesIn the bytes it has sent us
     */
    public record Recipient(long number, String name, long bytesIn) {}

    /** Returns whether every recipient gets the same. */
    public boolean isPlain() {
        return !WORD.matcher(text).find();
    }

    /** Returns the text that one recipient gets. */
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
