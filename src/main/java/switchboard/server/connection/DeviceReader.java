package switchboard.server.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.RevisableOutput;
import switchboard.wire.explain.BodyFindings;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.LengthPrefix;
import switchboard.wire.signature.Protocol;

/**
 * Compares the messages of the agreed framing with those of a device that was recognised, whose messages say their
 * length. Where the agreed framing divides them, and their own lengths close, they are given as the device means them;
 * messages of the agreed framing that were given of these bytes are taken back.
 *
 * <p>At most {@value #MOST} bytes are compared; a device's longer message is read in the agreed framing. Used by the
 * connection's thread only.
 */
final class DeviceReader implements FrameReader {
    /** The most bytes that are compared, and of a device's message. */
    private static final int MOST = 4_096;

    /** The most messages that are taken back. */
    private static final int MOST_ROWS = 64;

    /** The most times that the device's framing ends, after which the stream is no longer compared. */
    private static final int MOST_ENDS = 16;

    /** The silence after which the beginning of a device's message is read in the agreed framing. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final FrameReader agreed;
    private final Protocol protocol;
    private final LengthPrefix device;
    private final Finding named;
    private final boolean byLength;
    private final boolean strict;

    /** The reads whose bytes are compared, from a border of both framings on. */
    private final Deque<Read> compared = new ArrayDeque<>();

    /** The sizes of the messages of the agreed framing in these bytes that were given. */
    private final Deque<Integer> rows = new ArrayDeque<>();

    /** Whether the device's framing divides the stream. */
    private boolean taken;

    /** Whether the finding was said. */
    private boolean told;

    /** Whether the stream is compared; otherwise all is left to the agreed framing. */
    private boolean compares = true;

    /** Whether the agreed framing first has to come to a border, where the device's message may begin. */
    private boolean waits;

    private int ends;
    private long reads;

    /** The reads that the reader of the agreed framing has not seen. */
    private long unseen;

    private @Nullable Finding refusal;

    /** Bytes of a read with its number and the time when it returned. */
    record Read(byte[] bytes, long number, long nanos) {}

    /**
     * Creates the reader of a connection.
     *
     * @param agreed the reader of the agreed framing
     * @param byLength whether its messages say their length
     * @param strict whether to stop at the first bytes that are no message
     * @param protocol the protocol of the device
     * @param device its framing
     * @param named the finding that names it
     * @param given the reads that {@code agreed} has seen
     * @param sizes the sizes of the messages that it gave of them
     * @param reads the number of these reads and of those before them
     */
    DeviceReader(
            FrameReader agreed,
            boolean byLength,
            boolean strict,
            Protocol protocol,
            LengthPrefix device,
            Finding named,
            List<Read> given,
            List<Integer> sizes,
            long reads) {
        this.agreed = agreed;
        this.byLength = byLength;
        this.strict = strict;
        this.protocol = protocol;
        this.device = device;
        this.named = named;
        this.compared.addAll(given);
        this.rows.addAll(sizes);
        this.reads = reads;
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        reads++;
        if (refusal != null) {
            return;
        }
        if (!compares || waits) {
            agreed.accept(buffer, offset, length, nanos, counted(out));
            waits = agreed.frameOpen();
            return;
        }
        compared.add(new Read(Arrays.copyOfRange(buffer, offset, offset + length), reads, nanos));
        if (taken) {
            unseen++;
            giveFrames(out);
            return;
        }
        List<Message> messages = new ArrayList<>(2);
        agreed.accept(buffer, offset, length, nanos, counted(messages::add));
        compare(messages, false, out);
    }

    /** Returns an output for the messages of the agreed framing, with the numbers of all reads. */
    private Consumer<Message> counted(Consumer<Message> out) {
        long missed = unseen;
        return missed == 0 ? out : RevisableOutput.changing(out, message -> message.after(missed));
    }

    /**
     * Compares both divisions of the bytes, and gives the messages of the one that is right.
     *
     * @param messages the newest messages of the agreed framing
     * @param silent whether no more bytes come for now
     * @return whether the device's framing took over
     */
    private boolean compare(List<Message> messages, boolean silent, Consumer<Message> out) {
        byte[] bytes = bytes();
        int from = 0;
        int next = 0;
        int frame = device.frameAt(bytes, 0, bytes.length, MOST);
        while (frame > 0 && hasRow(frame, messages, next)) {
            if (rows.isEmpty()) {
                out.accept(messages.get(next++));
            } else {
                rows.removeFirst();
            }
            from += frame;
            frame = device.frameAt(bytes, from, bytes.length, MOST);
        }
        drop(from);
        List<Message> left = messages.subList(next, messages.size());
        if (frame > 0 && isRefuted(left, silent)) {
            return take(left, silent, out);
        }
        give(left, out);
        if (frame < 0) {
            ended();
        } else if (size() > MOST || rows.size() > MOST_ROWS) {
            stop();
        }
        return false;
    }

    private void give(List<Message> messages, Consumer<Message> out) {
        for (Message message : messages) {
            out.accept(message);
            if (!compared.isEmpty()) {
                rows.add(message.size());
            }
        }
    }

    /** Returns whether the first row is a right message of this size. */
    private boolean hasRow(int size, List<Message> messages, int next) {
        if (!rows.isEmpty()) {
            return rows.getFirst() == size && !agreed.unframed();
        }
        return next < messages.size()
                && messages.get(next).size() == size
                && messages.get(next).shape() == FrameStatus.FRAMED;
    }

    /** Returns whether the agreed framing divides the bytes worse than the device's, of which a message is whole. */
    private boolean isRefuted(List<Message> messages, boolean silent) {
        byte[] bytes = bytes();
        int first = device.frameAt(bytes, 0, bytes.length, MOST);
        int frames = 0;
        int at = 0;
        int frame = first;
        while (frame > 0) {
            boolean isKnown = Protocol.begins(bytes, at, at + frame)
                    .known()
                    .filter(protocol::equals)
                    .isPresent();
            frames += isKnown ? 1 : 0;
            at += frame;
            frame = device.frameAt(bytes, at, bytes.length, MOST);
        }
        if (frame < 0 || agreed.refusal().isPresent()) {
            return false;
        }
        boolean lost = agreed.unframed();
        for (Message message : messages) {
            lost |= message.shape() != FrameStatus.FRAMED;
        }
        boolean many = frames > 1 || silent;
        if (byLength) {
            return lost || many && agreed.frameOpen();
        }
        int row = bytes.length;
        if (!rows.isEmpty()) {
            row = rows.getFirst();
        } else if (!messages.isEmpty()) {
            row = messages.getFirst().size();
        }
        return lost || many || row < first;
    }

    /** Gives the device's messages in place of those of the agreed framing; returns whether that is possible. */
    private boolean take(List<Message> messages, boolean silent, Consumer<Message> out) {
        if (agreed.frameOpen() && agreed.takeOpen().isEmpty()) {
            give(messages, out);
            stop();
            return false;
        }
        int given = rows.stream().mapToInt(Integer::intValue).sum();
        int kept = given == 0 || RevisableOutput.takeBack(out, rows.size(), given) ? 0 : given;
        rows.clear();
        taken = true;
        byte[] bytes = bytes();
        boolean only = device.frameAt(bytes, 0, bytes.length, MOST) == bytes.length;
        // A right message in which its sender paused looks the same, if only one message of the device fits.
        Finding why = silent && only && byLength
                ? new Finding(named.cause(), Certainty.LIKELY, named.text(), named.repair())
                : named;
        if (strict) {
            refusal = why;
            out.accept(rest(bytes, kept, bytes.length, why));
        } else {
            giveBehind(kept, bytes, why, out);
            giveFrames(why, out);
        }
        return true;
    }

    /** Gives the rest of the device's message in which rows end that cannot be taken back. */
    private void giveBehind(int rowsEnd, byte[] bytes, Finding why, Consumer<Message> out) {
        int end = 0;
        while (end < rowsEnd) {
            int frame = device.frameAt(bytes, end, bytes.length, MOST);
            end = frame > 0 ? end + frame : bytes.length;
        }
        if (end > rowsEnd) {
            out.accept(rest(bytes, rowsEnd, end, why));
            told = true;
        }
        drop(end);
    }

    private Message rest(byte[] bytes, int from, int to, Finding why) {
        return new Message(
                FrameStatus.UNFRAMED,
                Arrays.copyOfRange(bytes, from, to),
                0,
                to - from,
                trace().slice(from, to - from),
                List.of(why));
    }

    private void giveFrames(Consumer<Message> out) {
        giveFrames(named, out);
    }

    /** Gives the device's whole messages, and what is none to the reader of the agreed framing. */
    private void giveFrames(Finding why, Consumer<Message> out) {
        byte[] bytes = bytes();
        ReadTrace trace = trace();
        int at = 0;
        int frame = device.frameAt(bytes, at, bytes.length, MOST);
        while (frame > 0) {
            int header = device.headerLengthAt(bytes, at);
            int body = frame - header - device.end().length();
            List<Finding> findings = new ArrayList<>(BodyFindings.of(bytes, at + header, body));
            findings.addFirst(told ? same() : why);
            told = true;
            out.accept(new Message(
                    FrameStatus.UNFRAMED,
                    Arrays.copyOfRange(bytes, at, at + frame),
                    header,
                    body,
                    trace.slice(at, frame),
                    findings));
            at += frame;
            frame = device.frameAt(bytes, at, bytes.length, MOST);
        }
        drop(at);
        if (frame < 0 || size() > MOST) {
            giveUp(out);
        }
    }

    private Finding same() {
        return FindingFactory.find(WireText.MORE_OF_THE_SAME_FRAMING, Certainty.LIKELY, device.description());
    }

    /** Gives bytes that are no message of the device to the reader of the agreed framing, which reads on. */
    private void giveUp(Consumer<Message> out) {
        taken = false;
        unseen -= compared.size();
        Consumer<Message> counted = counted(out);
        for (Read read : compared) {
            agreed.accept(read.bytes(), 0, read.bytes().length, read.nanos(), counted);
        }
        ended();
    }

    /** Notes that bytes are no message of the device: the next ones may be, where the agreed framing has a border. */
    private void ended() {
        ends++;
        compared.clear();
        rows.clear();
        waits = agreed.frameOpen();
        if (ends == MOST_ENDS) {
            stop();
        }
    }

    private void stop() {
        compares = false;
        compared.clear();
        rows.clear();
    }

    private int size() {
        int sum = 0;
        for (Read read : compared) {
            sum += read.bytes().length;
        }
        return sum;
    }

    private byte[] bytes() {
        byte[] all = new byte[size()];
        int at = 0;
        for (Read read : compared) {
            System.arraycopy(read.bytes(), 0, all, at, read.bytes().length);
            at += read.bytes().length;
        }
        return all;
    }

    private ReadTrace trace() {
        int[] sizes = new int[compared.size()];
        int[] gaps = new int[compared.size()];
        long before = 0;
        int at = 0;
        for (Read read : compared) {
            sizes[at] = read.bytes().length;
            gaps[at] = at == 0 ? 0 : (int) Math.clamp((read.nanos() - before) / 1_000, 0, Integer.MAX_VALUE);
            before = read.nanos();
            at++;
        }
        return ReadTrace.of(compared.isEmpty() ? reads : compared.getFirst().number(), sizes, gaps);
    }

    private void drop(int count) {
        int left = count;
        while (left > 0) {
            Read first = compared.removeFirst();
            int size = first.bytes().length;
            if (size > left) {
                compared.addFirst(
                        new Read(Arrays.copyOfRange(first.bytes(), left, size), first.number(), first.nanos()));
            }
            left -= Math.min(left, size);
        }
    }

    @Override
    public void end(Consumer<Message> out) {
        settleAll(out);
        agreed.end(counted(out));
    }

    @Override
    public void cut(Consumer<Message> out) {
        settleAll(out);
        agreed.cut(counted(out));
    }

    private void settleAll(Consumer<Message> out) {
        if (settle(out)) {
            settle(out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        if (!settle(out)) {
            agreed.expire(counted(out));
        }
    }

    /** Decides by the bytes that are there, because no more come for now; returns whether the device's framing did. */
    private boolean settle(Consumer<Message> out) {
        if (taken) {
            if (!compared.isEmpty()) {
                giveUp(out);
            }
            return false;
        }
        return compares && !compared.isEmpty() && compare(List.of(), true, out);
    }

    @Override
    public long pauseNanos() {
        return taken ? compared.isEmpty() ? 0 : SILENCE_NANOS : agreed.pauseNanos();
    }

    @Override
    public void pause(Consumer<Message> out) {
        if (taken) {
            settle(out);
            return;
        }
        if (!settle(out)) {
            List<Message> messages = new ArrayList<>(2);
            agreed.pause(counted(messages::add));
            give(messages, out);
        }
    }

    @Override
    public boolean frameOpen() {
        return taken ? !compared.isEmpty() : agreed.frameOpen();
    }

    @Override
    public boolean isTimed() {
        return taken || agreed.isTimed();
    }

    @Override
    public long frameOpenedNanos() {
        return taken && !compared.isEmpty() ? compared.getFirst().nanos() : agreed.frameOpenedNanos();
    }

    @Override
    public int keptBytes() {
        return taken ? size() : agreed.keptBytes();
    }

    @Override
    public long receivedBytes() {
        return taken ? size() : agreed.receivedBytes();
    }

    @Override
    public int promisedBytes() {
        return taken ? 0 : agreed.promisedBytes();
    }

    @Override
    public boolean unframed() {
        return taken || agreed.unframed();
    }

    @Override
    public Optional<Finding> refusal() {
        return refusal == null ? agreed.refusal() : Optional.of(refusal);
    }

    @Override
    public Optional<Message> takeOpen() {
        if (!taken) {
            long missed = unseen;
            return agreed.takeOpen().map(message -> message.after(missed));
        }
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = bytes();
        Message open = new Message(FrameStatus.PARTIAL, bytes, 0, bytes.length, trace(), List.of());
        compared.clear();
        return Optional.of(open);
    }

    @Override
    public void close() {
        compared.clear();
        agreed.close();
    }
}
