package switchboard.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A reader of lines of bounded length.
 *
 * <p>Used by one thread. A line ends with LF or CRLF, the last one also with the end of the stream.
 */
public final class LineInput {
    private static final int BLOCK_BYTES = 1 << 16;

    private final InputStream in;
    private final Charset charset;
    private final int longest;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int position;
    private int limit;

    /**
     * Creates a reader of a stream.
     *
     * @param longest the longest line in bytes
     */
    public LineInput(InputStream in, Charset charset, int longest) {
        this.in = in;
        this.charset = charset;
        this.longest = longest;
    }

    /**
     * A line of input.
     *
     * @param text the line without its end; empty if it was too long
     * @param tooLong whether it was longer than allowed and therefore skipped
     */
    public record Line(String text, boolean tooLong) {}

    /**
     * Returns the next line, or empty at the end of the stream.
     *
     * @throws IOException if the stream fails; then no more lines follow
     */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int end = endOfLine();
            // One byte more than allowed, for a CR before the LF.
            int kept = Math.min(end - position, longest + 1 - line.size());
            line.write(block, position, kept);
            tooLong |= kept < end - position;
            position = Math.min(end + 1, limit);
            if (end < limit) {
                return Optional.of(finished(line, tooLong));
            }
        }
        return any ? Optional.of(finished(line, tooLong)) : Optional.empty();
    }

    /** Reads the next block; returns false at the end of the stream. */
    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(block));
        return limit > 0;
    }

    /** Returns the position of the next LF of the block, or its limit if it has none. */
    private int endOfLine() {
        int end = position;
        while (end < limit && block[end] != '\n') {
            end++;
        }
        return end;
    }

    private Line finished(ByteArrayOutputStream bytes, boolean tooLong) {
        byte[] line = bytes.toByteArray();
        int length = line.length;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        boolean refused = tooLong || length > longest;
        return new Line(refused ? "" : new String(line, 0, length, charset), refused);
    }
}
