package switchboard.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A buffered stream that counts the bytes written to it. Used by one thread. */
final class CountingOutput extends FilterOutputStream {
    private static final int BUFFER = 1 << 18;

    private long bytes;

    CountingOutput(OutputStream out) {
        super(new BufferedOutputStream(out, BUFFER));
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        bytes += length;
    }

    /** Writes text as UTF-8. */
    void write(CharSequence text) throws IOException {
        write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    long bytes() {
        return bytes;
    }
}
