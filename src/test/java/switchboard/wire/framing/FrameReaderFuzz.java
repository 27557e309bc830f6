package switchboard.wire.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import switchboard.fuzz.Inert;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.explain.SkippedBytes;

/**
 * Feeds the reader of every framing with any bytes in any pieces and checks its guarantees.
 *
 * <p>The first byte of an input selects the framing, the second the way of reading, and the third the number of bytes
 * that describe the pieces. The stream follows them.
 */
public final class FrameReaderFuzz {
    private static final List<Framing> FRAMINGS = List.of(
            Framings.HEADER64,
            Framings.parse("header10"),
            Framings.parse("header1"),
            Framings.parse("header200"),
            Framings.parse("zero4"),
            Framings.parse("zero20"),
            Framings.parse("u16"),
            Framings.parse("u32"),
            Framings.parse("lines"),
            Framings.parse("raw"),
            Framings.parse("u8,before=x\\?,end=;"),
            Framings.parse("u32le,counts=itself"),
            Framings.parse("leb128,end=\\r\\n,counts=end"),
            Framings.parse("bcd2,adjust=-1"),
            Framings.parse("header6,pad=nul-left,counts=all"),
            Framings.parse("end=\\r\\n|\\n|aab"),
            Framings.parse("begin=\\x02\\x02,end=\\x03|\\r\\x03"),
            Framings.parse("mllp,keep=both"),
            Framings.parse("slip"),
            Framings.parse("size=5"),
            Framings.parse("pause=1ms"));

    /** The causes of messages whose bytes are divided by what comes with them. */
    private static final Set<Cause> DIVIDED =
            EnumSet.of(Cause.TOO_LONG, Cause.LENGTH_TOO_LARGE, Cause.TWO_SENDERS, Cause.MORE_OF_THE_SAME);

    private static final int MOST_BYTES = 80_000;
    private static final int MOST_READS = 4_200;
    private static final int WAITED_TOO_LONG = 255;

    private FrameReaderFuzz() {}

    /** Runs one input. Called by Jazzer and by the test of the seeds. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 3) {
            return;
        }
        int pieces = Math.min(input[2] & 0xff, input.length - 3);
        Case fed = new Case(
                FRAMINGS.get((input[0] & 0xff) % FRAMINGS.size()),
                input[1] & 0xff,
                Arrays.copyOfRange(input, 3, 3 + pieces),
                Arrays.copyOfRange(input, 3 + pieces, input.length));
        List<Message> inPieces = fed.read();
        if (fed.isTimely() && fed.budget() == Long.MAX_VALUE) {
            List<Message> atOnce = fed.atOnce().read();
            if (areFrames(atOnce)) {
                require(sameFrames(atOnce, inPieces), () -> fed + " is " + atOnce + " at once, and " + inPieces);
            }
        }
    }

    /**
     * Returns whether only frames came, except for a partial one at the end. How a length beyond the limit is explained
     * depends on what comes with it, so those do not count, and neither do frames that later bytes divide anew.
     */
    private static boolean areFrames(List<Message> messages) {
        return messages.stream()
                .noneMatch(message -> message.shape() == FrameStatus.UNFRAMED
                        || message.findings().stream().anyMatch(finding -> DIVIDED.contains(finding.cause())));
    }

    private static boolean sameFrames(List<Message> some, List<Message> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            Message one = some.get(i);
            Message other = others.get(i);
            if (one.shape() != other.shape()
                    || one.headerLength() != other.headerLength()
                    || one.bodyLength() != other.bodyLength()
                    || !Arrays.equals(one.bytes(), other.bytes())
                    || !one.findings().equals(other.findings())) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String otherwise) {
        require(holds, () -> otherwise);
    }

    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    /** A stream and the way of reading it. */
    private record Case(Framing framing, int how, byte[] pieces, byte[] stream) {
        boolean isStrict() {
            return (how & 1) != 0;
        }

        int maxBody() {
            return (how & 2) != 0 ? 64 : 75_000;
        }

        long budget() {
            return (how & 4) != 0 ? 100 : Long.MAX_VALUE;
        }

        boolean isCut() {
            return (how & 8) != 0;
        }

        /** A long stream repeats a short one; long streams are rare because they take long. */
        int times() {
            return switch (how >> 4) {
                case 9 -> MOST_BYTES / Math.max(1, stream.length);
                case 8 -> 20;
                default -> 1;
            };
        }

        boolean isTimely() {
            for (byte piece : pieces) {
                if ((piece & 0xff) == WAITED_TOO_LONG) {
                    return false;
                }
            }
            // The framing raw makes each read a message, so the pieces matter.
            return framing.delimits();
        }

        Case atOnce() {
            return new Case(framing, how, new byte[0], stream);
        }

        private byte[] all() {
            int times = times();
            byte[] all = new byte[stream.length * times];
            for (int i = 0; i < times; i++) {
                System.arraycopy(stream, 0, all, i * stream.length, stream.length);
            }
            return all;
        }

        List<Message> read() {
            byte[] all = all();
            CountingBudget budget = new CountingBudget(budget());
            FrameReader reader = framing.reader(maxBody(), isStrict(), budget);
            List<Message> messages = new ArrayList<>();
            int at = 0;
            int reads = 0;
            while (at < all.length && reader.refusal().isEmpty()) {
                int piece = pieces.length == 0 || reads >= MOST_READS ? 0 : pieces[reads % pieces.length] & 0xff;
                reads++;
                if (piece == WAITED_TOO_LONG) {
                    boolean open = reader.frameOpen();
                    reader.expire(messages::add);
                    require(!reader.frameOpen(), "still open after its time");
                    require(
                            reader.refusal().isPresent() == (open && isStrict() && reader.isTimed()),
                            "refuses without need, or does not");
                    continue;
                }
                int count = Math.min(size(piece), all.length - at);
                byte[] read = Arrays.copyOfRange(all, at, at + count);
                reader.accept(read, 0, count, reads * 1_000L, messages::add);
                // The buffer is overwritten, because the reader must rely on its own copy.
                Arrays.fill(read, (byte) 0x55);
                at += count;
                check(reader, budget);
            }
            if (isCut()) {
                reader.cut(messages::add);
            } else {
                reader.end(messages::add);
            }
            require(!reader.frameOpen(), "open behind the end");
            require(budget.reserved() == 0, budget.reserved() + " bytes are still reserved behind the end");
            reader.close();
            require(budget.reserved() == 0, "more was given back than taken");
            byte[] read = Arrays.copyOf(all, at);
            require(
                    areAll(messages, read),
                    () -> "what came out is not the " + read.length + " bytes that went in: " + messages);
            messages.forEach(Case::check);
            return messages;
        }

        private static int size(int piece) {
            return piece == 0 ? Integer.MAX_VALUE : piece < 200 ? piece : (piece - 199) * 1_500;
        }

        private static void check(FrameReader reader, CountingBudget budget) {
            int kept = reader.keptBytes();
            require(
                    reader.frameOpen() == kept > 0 && reader.receivedBytes() >= kept,
                    "open, but " + kept + " bytes kept");
            require(budget.reserved() == kept, budget.reserved() + " bytes reserved, but " + kept + " kept");
            long held = RetainedMemory.bytes(reader);
            require(held <= kept + 65_536L, held + " bytes held for " + kept + " that were received");
        }

        private static void check(Message message) {
            require(message.size() > 0, () -> "a message of nothing: " + message);
            if (message.shape() == FrameStatus.FRAMED) {
                require(
                        message.findings().stream().noneMatch(finding -> finding.cause() == Cause.TOO_LONG),
                        "a frame that is too long");
            } else {
                require(!message.findings().isEmpty(), () -> "no reason given: " + message);
            }
            int traced = 0;
            for (int i = 0; i < message.reads().count(); i++) {
                require(message.reads().bytes(i) > 0 && message.reads().gapMicros(i) >= 0, "an empty read");
                traced += message.reads().bytes(i);
            }
            require(traced == message.size(), traced + " bytes were read for " + message.size());
            for (Finding finding : message.findings()) {
                Inert.requireSentence(finding.text().english());
                Inert.require(Findings.repair(finding));
            }
        }

        /** Returns whether the messages and the bytes that they count as skipped are all bytes that were read. */
        private static boolean areAll(List<Message> messages, byte[] read) {
            long at = 0;
            for (Message message : messages) {
                long end = at + message.size();
                if (end > read.length
                        || !Arrays.equals(read, (int) at, (int) end, message.bytes(), 0, message.size())) {
                    return false;
                }
                at = end + SkippedBytes.after(message);
            }
            return at == read.length;
        }

        @Override
        public String toString() {
            return framing.name() + (isStrict() ? " strict" : "") + ", pieces " + Arrays.toString(pieces);
        }
    }
}
