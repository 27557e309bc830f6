package switchboard.server.connection;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.server.context.ReceivedHistory.Found;
import switchboard.server.context.ReceivedHistory.Kept;
import switchboard.server.context.ReceivedHistory.Last;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.wire.Cause;
import switchboard.wire.Message;
import switchboard.wire.explain.ProtocolSignatures;
import switchboard.wire.explain.SkippedBytes;
import switchboard.wire.framing.FrameReader;

/**
 * Reads the bytes of earlier messages again in another framing. Used by one thread.
 *
 * <p>The bytes are given to the frame reader in the reads in which they came, as far as the session keeps them. They
 * begin behind the last message whose bytes are not all kept: a class code, or one that was skipped in part. What a
 * proxy or a terminal says is left out.
 */
final class Rereading {
    private final ConnectionId id;
    private final List<Kept> kept;
    private final Optional<CodedText> missing;
    private final List<Read> reads = new ArrayList<>();
    private final List<Fact.Received> messages = new ArrayList<>();

    /** Bytes of one read, with its number and its time in microseconds since 1970. */
    private record Read(long number, long at, ByteArrayOutputStream bytes) {}

    Rereading(ConnectionId id, Found history) {
        this.id = id;
        List<Kept> all = history.messages();
        int from = all.size();
        while (from > 0 && isWhole(all.get(from - 1).message())) {
            from--;
        }
        missing = from > 0 && SkippedBytes.after(all.get(from - 1).message()) > 0
                ? Optional.of(
                        ServerText.AGAIN_CUT.with(id.number(), all.get(from - 1).number()))
                : history.missing();
        kept = all.subList(from, all.size()).stream()
                .filter(one -> !ProtocolSignatures.isPreamble(one.message()))
                .toList();
        kept.forEach(this::add);
    }

    /** Returns whether all bytes of a message are kept: none was skipped, and it is no hidden class code. */
    static boolean isWhole(Message message) {
        return SkippedBytes.after(message) == 0
                && message.findings().stream()
                        .noneMatch(
                                finding -> finding.cause() == Cause.CLASS_CODE || finding.cause() == Cause.WRONG_CODE);
    }

    private void add(Kept one) {
        Message message = one.message();
        long micros = one.at();
        for (int piece = 1; piece < message.reads().count(); piece++) {
            micros -= message.reads().gapMicros(piece);
        }
        int at = 0;
        for (int piece = 0; piece < message.reads().count(); piece++) {
            micros += piece == 0 ? 0 : message.reads().gapMicros(piece);
            long number = message.reads().firstRead() + piece;
            if (reads.isEmpty() || reads.getLast().number() != number) {
                reads.add(new Read(number, micros, new ByteArrayOutputStream()));
            }
            int length = message.reads().bytes(piece);
            reads.getLast().bytes().write(message.bytes(), at, length);
            at += length;
        }
        // Each read's bytes are counted but for those behind the last one that is traced.
        if (at < message.size() && !reads.isEmpty()) {
            reads.getLast().bytes().write(message.bytes(), at, message.size() - at);
        }
    }

    boolean isEmpty() {
        return reads.isEmpty();
    }

    /** Returns a sentence about earlier messages that are not read again; empty if there are none. */
    Optional<CodedText> missing() {
        return missing;
    }

    /** Returns the number of the reads before the first one. */
    long readsBefore() {
        return reads.getFirst().number() - 1;
    }

    /**
     * Gives all bytes to a frame reader.
     *
     * @param nowMicros the present time in microseconds since 1970
     * @param nowNanos the present time on the clock of the frame reader
     */
    void readIn(FrameReader reader, long nowMicros, long nowNanos) {
        for (Read read : reads) {
            byte[] bytes = read.bytes().toByteArray();
            if (bytes.length > 0) {
                long nanos = nowNanos - TimeUnit.MICROSECONDS.toNanos(Math.max(0, nowMicros - read.at()));
                reader.accept(
                        bytes,
                        0,
                        bytes.length,
                        nanos,
                        message -> messages.add(new Fact.Received(id, read.at(), message.after(readsBefore()))));
            }
        }
    }

    /** Returns the messages that the frame reader gave. */
    List<Fact.Received> messages() {
        return messages;
    }

    /** Returns what is superseded. */
    Fact.Again again() {
        return new Fact.Again(
                kept.stream().map(Kept::number).toList(),
                kept.stream().mapToLong(one -> one.message().size()).sum(),
                messages.size());
    }

    /** Returns the last message, by which the session is asked the next time; empty if there is none. */
    Optional<Last> last() {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Last(
                        messages.getLast().at(),
                        messages.getLast().message().reads().firstRead()));
    }
}
