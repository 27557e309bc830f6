package switchboard.server.connection;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.RevisableOutput;
import switchboard.wire.Utf8;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.explain.ProtocolSignatures;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.LengthPrefix;
import switchboard.wire.framing.MemoryBudget;
import switchboard.wire.framing.RecordEnds;
import switchboard.wire.signature.Protocol;
import switchboard.wire.signature.ProtocolAnswers;
import switchboard.wire.signature.ProxyHeader;
import switchboard.wire.signature.TelnetFilter;

/**
 * A frame reader that knows strangers by the first bytes of a connection, whatever its framing: it reads no further
 * where a program is meant for another server, and takes the header of a proxy and the negotiation of a telnet terminal
 * out of the text.
 *
 * <p>Every web page that is open on this computer can make its browser send a request to a port of this computer, with
 * a body of the page's choice, or the messages of a call (TURN over TCP). Therefore nothing behind the beginning of
 * such bytes is taken for a message. Other programs are refused only where their own length agrees and that of the
 * framing does not.
 *
 * <p>First bytes that may be the beginning of a stranger, and are no whole message of the framing, are held back for a
 * moment. Used by the connection's thread only.
 */
final class StrangerReader implements FrameReader {
    /** The silence after which held bytes are read as they are; pieces of one message follow each other faster. */
    private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** The bytes at the beginning of a connection that are compared. */
    private static final int SEARCHED = 512;

    private static final byte[] NOTHING = {};

    private final boolean strict;
    private final boolean hasTimeouts;
    private FrameReader reader;
    private Framing framing;

    /** The bytes of the connection so far, behind a proxy's header; null once no stranger can begin with them. */
    private byte @Nullable [] beginning = NOTHING;

    /** The reads that are held back, the last ones of the beginning. */
    private List<Read> held = List.of();

    /** The use of the held bytes, which is never {@link Use#WHOLE}. */
    private Use heldUse = Use.OPEN;

    /** The reads of the beginning that the framing's reader has seen, and the sizes of the messages that it gave. */
    private List<DeviceReader.Read> seen = List.of();

    private List<Integer> given = List.of();

    private @Nullable TelnetFilter telnet;

    /** The protocol of a device, until the first message has been given. */
    private @Nullable Protocol device;

    private @Nullable Protocol stranger;
    private byte[] request = NOTHING;
    private @Nullable Finding refusal;
    private long reads;

    /** The bytes of a read, and the time when it returned. */
    private record Read(byte[] bytes, long nanos) {}

    /** The use of held bytes for the framing. */
    private enum Use {
        /** They are whole messages, and nothing else. */
        WHOLE,
        /** They may become a message. */
        OPEN,
        /** They are none. */
        NONE
    }

    /**
     * Creates the reader of a connection.
     *
     * @param reader the reader of the framing
     * @param strict whether that reader stops at the first bytes that are no message
     * @param hasTimeouts whether a read ends after a time, so that bytes can be held back
     */
    StrangerReader(FrameReader reader, Framing framing, boolean strict, boolean hasTimeouts) {
        this.reader = reader;
        this.framing = framing;
        this.strict = strict;
        this.hasTimeouts = hasTimeouts;
    }

    /**
     * Reads on with the reader of another framing; what the one before keeps has to be taken out of it first.
     *
     * @param readsBefore the number of reads that the next reader counts already
     */
    void continueWith(FrameReader next, Framing now, long readsBefore) {
        reader.close();
        reader = next;
        framing = now;
        reads = readsBefore;
        forgetSeen();
    }

    @Override
    public Optional<Message> takeOpen() {
        if (held.isEmpty()) {
            return reader.takeOpen();
        }
        // No held read has reached the framing's reader.
        List<Read> all = held;
        held = List.of();
        byte[] bytes = join(all);
        return Optional.of(new Message(FrameStatus.PARTIAL, bytes, 0, bytes.length, trace(all), List.of()));
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        if (refusal != null) {
            return;
        }
        reads++;
        if (beginning == null) {
            pass(buffer, offset, length, nanos, out);
        } else {
            begin(beginning, buffer, offset, length, nanos, out);
        }
    }

    /** Gives bytes to the framing's reader, without the commands of telnet. */
    private void pass(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        TelnetFilter filter = telnet;
        if (filter == null && buffer[offset] == TelnetFilter.IAC && interrupts(buffer, offset, length)) {
            filter = new TelnetFilter();
            telnet = filter;
        }
        if (filter == null && beginning != null) {
            see(buffer, offset, length, nanos);
        }
        Consumer<Message> named = naming(out);
        if (filter == null) {
            reader.accept(buffer, offset, length, nanos, named);
            return;
        }
        filter.accept(buffer, offset, length, new TelnetFilter.Parts() {
            @Override
            public void text(byte[] bytes, int at, int count) {
                reader.accept(bytes, at, count, nanos, named);
            }

            @Override
            public void commands(byte[] bytes) {
                give(bytes, FindingFactory.find(WireText.TELNET_LEFT_OUT, Certainty.CERTAIN, bytes.length), out);
            }
        });
    }

    private void see(byte[] buffer, int offset, int length, long nanos) {
        if (seen.isEmpty()) {
            seen = new ArrayList<>(2);
            given = new ArrayList<>(2);
        }
        seen.add(new DeviceReader.Read(Arrays.copyOfRange(buffer, offset, offset + length), seen.size() + 1, nanos));
    }

    private void forgetSeen() {
        seen = List.of();
        given = List.of();
    }

    private boolean interrupts(byte[] buffer, int offset, int length) {
        return framing instanceof RecordEnds && TelnetFilter.isInterrupt(buffer, offset, offset + length);
    }

    private void give(byte[] bytes, Finding why, Consumer<Message> out) {
        ReadTrace trace = ReadTrace.single(reads, bytes.length);
        out.accept(new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, trace, List.of(why)));
    }

    /** Compares the first bytes of the connection, of which these are the newest. */
    private void begin(byte[] before, byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        int more = Math.min(length, Math.max(0, SEARCHED - before.length));
        byte[] joined = Arrays.copyOf(before, before.length + more);
        System.arraycopy(buffer, offset, joined, before.length, more);
        boolean mayBeHeld =
                hasTimeouts && framing.delimits() && more == length && joined.length < SEARCHED && telnet == null;
        if (before.length == heldBytes() && telnet == null) {
            int preamble = preamble(joined, out);
            if (preamble > 0) {
                // The held bytes are a part of the preamble.
                int from = offset + preamble - before.length;
                held = List.of();
                beginning = NOTHING;
                if (from < offset + length) {
                    begin(NOTHING, buffer, from, offset + length - from, nanos, out);
                }
                return;
            }
            if (preamble < 0 && mayBeHeld) {
                beginning = joined;
                heldUse = use(joined);
                hold(buffer, offset, length, nanos);
                return;
            }
        }
        Protocol.Result found = Protocol.begins(joined, 0, joined.length);
        Optional<Protocol> known = found.known();
        if (known.isPresent() && isRefused(known.get(), joined)) {
            beginning = null;
            refuse(known.get(), joined, buffer, offset, length, nanos, out);
            return;
        }
        device = known.orElse(null);
        Use use = found.begun() && mayBeHeld ? use(joined) : Use.WHOLE;
        // A length that closes by chance in one piece of a stranger does not in the next one.
        boolean open = found.begun()
                || known.isPresent() && framing.delimits() && known.get().isStranger();
        beginning = open && joined.length < SEARCHED ? joined : null;
        if (known.isPresent() && isComparable(known.get(), before.length - heldBytes())) {
            compare(known.get(), joined);
        }
        if (beginning == null) {
            forgetSeen();
        }
        boolean waits = use != Use.WHOLE && known.isEmpty();
        if (waits) {
            heldUse = use;
            hold(buffer, offset, length, nanos);
        } else if (held.isEmpty()) {
            pass(buffer, offset, length, nanos, out);
        } else {
            hold(buffer, offset, length, nanos);
            release(out);
        }
    }

    /**
     * Returns whether a device's messages can be compared with those of the framing.
     *
     * @param passed the bytes of the beginning that the framing's reader has
     */
    private boolean isComparable(Protocol protocol, int passed) {
        int bytes = seen.stream().mapToInt(read -> read.bytes().length).sum();
        int rows = given.stream().mapToInt(Integer::intValue).sum();
        return protocol.role() == Protocol.Role.DEVICE
                && !protocol.framing().isEmpty()
                && telnet == null
                && hasTimeouts
                && !(reader instanceof DeviceReader)
                && framing.delimits()
                && (isLengthFirst() || !strict)
                && bytes == passed
                && bytes == rows + reader.keptBytes();
    }

    /** Compares a device's messages with those of the framing from now on, if they say their length. */
    private void compare(Protocol protocol, byte[] bytes) {
        if (Framings.parse(protocol.framing()) instanceof LengthPrefix device
                && !device.written().equals(framing.written())) {
            Finding why = ProtocolSignatures.of(protocol, bytes, 0, bytes.length);
            reader = new DeviceReader(reader, isLengthFirst(), strict, protocol, device, why, seen, given, seen.size());
            seen = List.of();
            given = List.of();
        }
    }

    /** Gives the header of a proxy or the commands of a terminal; returns their length, as {@link ProxyHeader} does. */
    private int preamble(byte[] bytes, Consumer<Message> out) {
        ProxyHeader proxy = ProxyHeader.at(bytes, 0, bytes.length);
        if (proxy.length() > 0) {
            Finding why = proxy.source().isEmpty()
                    ? FindingFactory.find(WireText.PROXY_HEADER_UNKNOWN, Certainty.CERTAIN)
                    : FindingFactory.find(WireText.PROXY_HEADER, Certainty.CERTAIN, proxy.source());
            give(Arrays.copyOf(bytes, proxy.length()), why, out);
            return proxy.length();
        }
        if (bytes[0] != TelnetFilter.IAC) {
            return proxy.length();
        }
        boolean lengthFirst = isLengthFirst() && use(bytes) != Use.NONE;
        int commands = TelnetFilter.negotiation(bytes, 0, bytes.length, lengthFirst);
        if (commands > 0) {
            telnet = new TelnetFilter();
            byte[] negotiation = Arrays.copyOf(bytes, commands);
            give(negotiation, FindingFactory.find(WireText.TELNET_LEFT_OUT, Certainty.CERTAIN, commands), out);
            return commands;
        }
        return commands;
    }

    /** Returns whether a program that certainly speaks a protocol is read no further. */
    private boolean isRefused(Protocol protocol, byte[] bytes) {
        return switch (protocol.role()) {
            case WEB -> protocol != Protocol.TLS || !closes(bytes);
            // If time alone separates messages, any bytes are what is agreed.
            case STRANGER -> framing.delimits() && !closes(bytes);
            case SHORT -> framing.delimits() && (isLengthFirst() ? use(bytes) == Use.NONE : use(bytes) != Use.WHOLE);
            case DEVICE, COMMAND -> false;
        };
    }

    /**
     * Returns whether the bytes are whole messages by a length that is agreed. Empty ones do not count: the high bytes
     * of a longer length are such messages.
     */
    private boolean closes(byte[] bytes) {
        boolean isEmpty = framing.headerLength() <= bytes.length && isZero(bytes);
        return isLengthFirst() && !isEmpty && use(bytes) == Use.WHOLE;
    }

    private boolean isZero(byte[] bytes) {
        for (int at = 0; at < framing.headerLength(); at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isLengthFirst() {
        return framing.longestLength() > 0;
    }

    /** Returns what bytes are for the framing, with a reader of its own that keeps nothing. */
    private Use use(byte[] bytes) {
        FrameReader probe = framing.reader(Integer.MAX_VALUE / 2, true, MemoryBudget.UNLIMITED);
        List<Message> messages = new ArrayList<>(1);
        probe.accept(bytes, 0, bytes.length, 0, messages::add);
        // A reader that has lost the framing keeps bytes only to explain them.
        boolean none = probe.refusal().isPresent() || probe.unframed();
        boolean open = probe.frameOpen() || messages.isEmpty();
        probe.close();
        return none ? Use.NONE : open ? Use.OPEN : Use.WHOLE;
    }

    private void hold(byte[] buffer, int offset, int length, long nanos) {
        held = held.isEmpty() ? new ArrayList<>(2) : held;
        held.add(new Read(Arrays.copyOfRange(buffer, offset, offset + length), nanos));
    }

    private int heldBytes() {
        int sum = 0;
        for (Read read : held) {
            sum += read.bytes().length;
        }
        return sum;
    }

    /** Gives held reads to the framing's reader; as one, if they begin no message, so that they are explained once. */
    private void release(Consumer<Message> out) {
        List<Read> all = held;
        held = List.of();
        if (heldUse == Use.NONE && all.size() > 1) {
            byte[] bytes = join(all);
            pass(bytes, 0, bytes.length, all.getLast().nanos(), out);
        } else {
            for (Read read : all) {
                pass(read.bytes(), 0, read.bytes().length, read.nanos(), out);
            }
        }
    }

    private static byte[] join(List<Read> reads) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        reads.forEach(read -> all.writeBytes(read.bytes()));
        return all.toByteArray();
    }

    /** Gives the bytes of a program that is read no further, with those that the framing's reader has of them. */
    private void refuse(
            Protocol protocol, byte[] known, byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        List<Read> all = new ArrayList<>();
        reader.cut(message -> all.add(new Read(message.bytes(), 0)));
        reader.close();
        all.addAll(held);
        held = List.of();
        all.add(new Read(Arrays.copyOfRange(buffer, offset, offset + length), nanos));
        byte[] bytes = join(all);
        Finding why = ProtocolSignatures.of(protocol, bytes, 0, bytes.length);
        stranger = protocol;
        request = bytes.length < known.length ? known : bytes;
        refusal = why;
        out.accept(new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, trace(all), List.of(why)));
    }

    private ReadTrace trace(List<Read> all) {
        int[] sizes = new int[all.size()];
        int[] gaps = new int[all.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = all.get(i).bytes().length;
            long before = i == 0 ? 0 : all.get(i - 1).nanos();
            long micros = before == 0 ? 0 : (all.get(i).nanos() - before) / 1_000;
            gaps[i] = (int) Math.clamp(micros, 0, Integer.MAX_VALUE);
        }
        return ReadTrace.of(Math.max(1, reads - sizes.length + 1), sizes, gaps);
    }

    private Consumer<Message> naming(Consumer<Message> out) {
        return device == null && seen.isEmpty() ? out : RevisableOutput.changing(out, this::named);
    }

    /** Returns the first message of a device with its protocol, if the message does not say it and is not as agreed. */
    private Message named(Message message) {
        if (!seen.isEmpty()) {
            given.add(message.size());
        }
        Protocol known = device;
        device = null;
        if (known == null || known.role() == Protocol.Role.COMMAND || isAsAgreed(known, message)) {
            return message;
        }
        for (Finding finding : message.findings()) {
            if (finding.cause() == Cause.OTHER_PROGRAM) {
                return message;
            }
        }
        return message.with(ProtocolSignatures.note(known));
    }

    /** Returns whether a framing that tells the end of messages reads this one as the device means it. */
    private boolean isAsAgreed(Protocol known, Message message) {
        if (!framing.delimits() || message.shape() != FrameStatus.FRAMED) {
            return false;
        }
        return isLengthFirst()
                || framing.name().equals(known.framing())
                || message.findings().isEmpty() && isText(message.body());
    }

    private static boolean isText(byte[] body) {
        for (byte one : body) {
            if (one >= 0 && one < ' ' && !Utf8.isAsciiSpace(one)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the answer that a refused stranger's own program shows; empty if this client is none.
     *
     * @param text the reason, one line
     */
    Optional<byte[]> answer(String text) {
        return stranger == null ? Optional.empty() : Optional.of(ProtocolAnswers.refuse(stranger, request, text));
    }

    @Override
    public void end(Consumer<Message> out) {
        finish(out);
        reader.end(naming(out));
    }

    @Override
    public void cut(Consumer<Message> out) {
        finish(out);
        reader.cut(naming(out));
    }

    /** Gives what is held, because no more comes. */
    private void finish(Consumer<Message> out) {
        release(out);
        if (telnet != null && telnet.rest().length > 0) {
            byte[] rest = telnet.rest();
            telnet = null;
            give(rest, FindingFactory.find(WireText.TELNET_LEFT_OUT, Certainty.CERTAIN, rest.length), out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        release(out);
        reader.expire(naming(out));
    }

    @Override
    public boolean isTimed() {
        return reader.isTimed();
    }

    @Override
    public long pauseNanos() {
        return held.isEmpty() ? reader.pauseNanos() : HELD_NANOS;
    }

    @Override
    public void pause(Consumer<Message> out) {
        if (held.isEmpty()) {
            reader.pause(naming(out));
        } else {
            release(out);
        }
    }

    @Override
    public boolean frameOpen() {
        return !held.isEmpty() || reader.frameOpen();
    }

    @Override
    public long frameOpenedNanos() {
        return held.isEmpty() || reader.frameOpen()
                ? reader.frameOpenedNanos()
                : held.getFirst().nanos();
    }

    @Override
    public int keptBytes() {
        return reader.keptBytes() + heldBytes();
    }

    @Override
    public long receivedBytes() {
        return reader.receivedBytes() + heldBytes();
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
        held = List.of();
        reader.close();
    }
}
