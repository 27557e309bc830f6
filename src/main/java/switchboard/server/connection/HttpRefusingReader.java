package switchboard.server.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.FrameReader;

/**
 * A frame reader that reads no further if a connection begins with an HTTP request or a STUN message, whatever its
 * framing.
 *
 * <p>Every web page that is open on this computer can make its browser send a request to a port of this computer, with
 * a body of the page's choice, or the messages of a call (TURN over TCP). Therefore nothing behind the beginning of
 * such bytes is taken for a message. Used by the connection's thread only.
 */
final class HttpRefusingReader implements FrameReader {
    /**
     * The beginning of a request line (RFC 9112, 3), or of the preface of HTTP/2 (RFC 9113, 3.4). A browser's request
     * names a path; a path may be longer than one read.
     */
    private static final Pattern REQUEST = Pattern.compile("(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|TRACE|PATCH|PRI)"
            + " (?:/|\\*|https?://)\\S* HTTP/|CONNECT \\S+:\\d+ HTTP/");

    /** The beginning of a request line up to the first character of its target. */
    private static final Pattern TARGET_BEGUN =
            Pattern.compile("(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|TRACE|PATCH|PRI) (?:/|\\*|https?://)|CONNECT \\S");

    /**
     * The beginning of a STUN message: two bits 0, type, length, and the magic cookie (RFC 8489, section 5). A page can
     * make its browser send one over TCP, to what it names as a TURN server.
     */
    private static final Pattern STUN = Pattern.compile("[\\x00-\\x3f].{3}\\x21\\x12\\xa4\\x42", Pattern.DOTALL);

    /** The bytes that are searched; a target without an end within them is taken for that of a request. */
    private static final int SEARCHED = 512;

    private FrameReader reader;

    /** The bytes of the connection so far; null once they are known to begin no request. */
    private byte @Nullable [] beginning = new byte[0];

    /** True if the connection begins with a STUN message. */
    private boolean stun;

    private @Nullable Finding refusal;
    private long reads;

    HttpRefusingReader(FrameReader reader) {
        this.reader = reader;
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        if (refusal != null) {
            return;
        }
        if (beginning != null && beginsRequest(beginning, buffer, offset, length)) {
            byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
            Finding why = stun
                    ? FindingFactory.find(WireText.OTHER_PROGRAM_STUN, Certainty.CERTAIN)
                    : FindingFactory.find(
                            WireText.HTTP,
                            Certainty.CERTAIN,
                            Escapes.quote(bytes, 0, Math.min(bytes.length, SEARCHED)));
            refusal = why;
            reader.close();
            out.accept(
                    new Message(FrameStatus.UNFRAMED, bytes, 0, length, ReadTrace.single(reads, length), List.of(why)));
            return;
        }
        reader.accept(buffer, offset, length, nanos, out);
    }

    /** Returns whether the connection begins with a request, as far as its bytes are known. */
    private boolean beginsRequest(byte[] before, byte[] buffer, int offset, int length) {
        reads++;
        int more = Math.min(length, SEARCHED - before.length);
        byte[] joined = Arrays.copyOf(before, before.length + more);
        System.arraycopy(buffer, offset, joined, before.length, more);
        String text = new String(joined, StandardCharsets.ISO_8859_1);
        Matcher request = REQUEST.matcher(text);
        Matcher stunMessage = STUN.matcher(text);
        stun = stunMessage.lookingAt();
        boolean whole = stun || request.lookingAt();
        boolean open = !whole && (request.hitEnd() || stunMessage.hitEnd());
        // A short one that is still open may be a message that only looks like the beginning of a request.
        boolean found = whole
                || open
                        && joined.length == SEARCHED
                        && TARGET_BEGUN.matcher(text).lookingAt();
        beginning = open && !found ? joined : null;
        return found;
    }

    /** Reads on with another reader; what the one before keeps has to be taken out of it first. */
    void continueWith(FrameReader next) {
        reader.close();
        reader = next;
    }

    @Override
    public Optional<Message> takeOpen() {
        return reader.takeOpen();
    }

    @Override
    public void end(Consumer<Message> out) {
        reader.end(out);
    }

    @Override
    public void cut(Consumer<Message> out) {
        reader.cut(out);
    }

    @Override
    public void expire(Consumer<Message> out) {
        reader.expire(out);
    }

    @Override
    public boolean isTimed() {
        return reader.isTimed();
    }

    @Override
    public long pauseNanos() {
        return reader.pauseNanos();
    }

    @Override
    public void pause(Consumer<Message> out) {
        reader.pause(out);
    }

    @Override
    public boolean frameOpen() {
        return reader.frameOpen();
    }

    @Override
    public long frameOpenedNanos() {
        return reader.frameOpenedNanos();
    }

    @Override
    public int keptBytes() {
        return reader.keptBytes();
    }

    @Override
    public long receivedBytes() {
        return reader.receivedBytes();
    }

    @Override
    public int promisedBytes() {
        return reader.promisedBytes();
    }

    @Override
    public boolean unframed() {
        return refusal != null || reader.unframed();
    }

    @Override
    public Optional<Finding> refusal() {
        return refusal == null ? reader.refusal() : Optional.of(refusal);
    }

    @Override
    public void close() {
        reader.close();
    }
}
