package switchboard.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern WORD = Pattern.compile("\\{\\{(?:name|n|bytes)}}");

    /**
     * A part of the text: a placeholder, or what stands between two of them.
     *
     * @param at its index in the text
     * @param text the part as it was typed
     */
    public record Part(int at, String text, boolean isPlaceholder) {
        /** Returns the text for one recipient. */
        public String value(Recipient recipient) {
            return isPlaceholder ? Template.value(text, recipient) : text;
        }
    }

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
        return parts().stream().map(part -> part.value(recipient)).collect(Collectors.joining());
    }

    /** Returns the parts in order; empty ones are left out. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int at = 0;
        while (word.find()) {
            if (word.start() > at) {
                parts.add(new Part(at, text.substring(at, word.start()), false));
            }
            parts.add(new Part(word.start(), word.group(), true));
            at = word.end();
        }
        if (at < text.length()) {
            parts.add(new Part(at, text.substring(at), false));
        }
        return Collections.unmodifiableList(parts);
    }

    private static String value(String word, Recipient recipient) {
        return switch (word) {
            case "{{name}}" -> recipient.name().isEmpty() ? "#" + recipient.number() : recipient.name();
            case "{{n}}" -> Long.toString(recipient.number());
            default -> Long.toString(recipient.bytesIn());
        };
    }
}
