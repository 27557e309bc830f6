package switchboard.bench.baddays;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A message of a good client. Its body holds its talk and its place in it, so the model needs to keep no bytes.
 *
 * @param talk the number of the connection, unique in a run of the bench
 * @param place 0 for the first message of the talk
 */
record GoodMessage(int talk, int place) {
    /** The first letter of each body; a reply by hand begins with another one. */
    static final char MARK = 'g';

    private static final int LONGEST_FILLER = 120;
    private static final int LONGEST_NUMBERS = 24;

    /** Returns the body: 8 to some 140 bytes. */
    byte[] body() {
        String text = MARK + Integer.toString(talk) + " " + place + " "
                + "x".repeat(Math.floorMod(7 * place + talk, LONGEST_FILLER));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the body behind its header of 64 bytes. */
    byte[] frame() {
        byte[] body = body();
        byte[] frame = String.format(Locale.ROOT, "%-64d", body.length).getBytes(StandardCharsets.US_ASCII);
        int header = frame.length;
        frame = Arrays.copyOf(frame, header + body.length);
        System.arraycopy(body, 0, frame, header, body.length);
        return frame;
    }

    /** Returns the message with exactly this body; empty if it is none of a good client. */
    static Optional<GoodMessage> of(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, LONGEST_NUMBERS), StandardCharsets.US_ASCII);
        String[] words = text.split(" ", 3);
        if (words.length < 3 || !words[0].matches("g\\d{1,9}") || !words[1].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        GoodMessage message = new GoodMessage(Integer.parseInt(words[0].substring(1)), Integer.parseInt(words[1]));
        return Arrays.equals(message.body(), body) ? Optional.of(message) : Optional.empty();
    }
}
