package switchboard.terminal;

import java.io.BufferedInputStream;
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
    private final InputStream in;
    private final Charset charset;
    private final int longest;

    /**
     * Creates a reader of a stream.
     *
     * @param longest the longest line in bytes
     */
    public LineInput(InputStream in, Charset charset, int longest) {
        this.in = new BufferedInputStream(in);
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
        for (int value = in.read(); value >= 0; value = in.read()) {
            any = true;
            if (value == '\n') {
                return Optional.of(finished(line, tooLong));
            }
            // One byte more than allowed, for a CR before the LF.
            if (line.size() <= longest) {
                line.write(value);
            } else {
                tooLong = true;
            }
        }
        return any ? Optional.of(finished(line, tooLong)) : Optional.empty();
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
