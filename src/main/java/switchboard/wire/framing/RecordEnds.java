package switchboard.wire.framing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.part.BytePattern;

/**
 * A framing in which certain bytes end a message and others may begin it: lines, MLLP, SLIP.
 *
 * <p>The longer of two ends counts if both end at the same byte: {@code CR LF} ends a line of the framing
 * {@code lines}, not {@code LF} alone.
 *
 * <p>Immutable.
 *
 * @param preset the name by which people know it; empty if its description is its name
 * @param begin the bytes with which a message begins; empty if there are none
 * @param ends the bytes that end a message; the first ones are written
 * @param keeps the parts that belong to the body
 * @param slip whether the body has the escapes of SLIP (RFC 1055); then a beginning may be missing or repeated
 */
public record RecordEnds(String preset, BytePattern begin, List<BytePattern> ends, Keeping keeps, boolean slip)
        implements Framing {
    /** The bytes of SLIP. */
    static final byte SLIP_END = (byte) 0xC0;

    private static final byte SLIP_ESC = (byte) 0xDB;
    private static final byte SLIP_ESC_END = (byte) 0xDC;
    private static final byte SLIP_ESC_ESC = (byte) 0xDD;

    /** The parts besides the content that belong to the body instead of header and trailer. */
    enum Keeping {
        NOTHING(false, false),
        BEGIN(true, false),
        END(false, true),
        BOTH(true, true);

        final boolean begin;
        final boolean end;

        Keeping(boolean begin, boolean end) {
            this.begin = begin;
            this.end = end;
        }

        /** Returns the word in a description. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the framing of messages that these bytes end. */
    static RecordEnds of(String preset, BytePattern... ends) {
        return new RecordEnds(preset, BytePattern.EMPTY, List.of(ends), Keeping.NOTHING, false);
    }

    /** Checks that each end can be found. */
    public RecordEnds {
        ends = List.copyOf(ends);
        for (BytePattern end : ends) {
            hidden(end, ends).ifPresent(reason -> {
                throw new FramingException(reason);
            });
        }
    }

    /** Returns the reason why an end would never be found; empty if it can be. */
    static Optional<CodedText> hidden(BytePattern end, List<BytePattern> ends) {
        return ends.stream()
                .filter(other -> other != end && end.containsBeforeItsEnd(other))
                .findFirst()
                .map(other -> FramingText.END_HIDDEN.with(end.words(), other.words()));
    }

    @Override
    public String name() {
        return preset.isEmpty() ? written() : preset;
    }

    @Override
    public String written() {
        return (begin.isEmpty() ? "" : "begin=" + begin + ",")
                + "end="
                + String.join("|", ends.stream().map(BytePattern::toString).toList())
                + (keeps == Keeping.NOTHING ? "" : ",keep=" + keeps.word())
                + (slip ? ",escape=slip" : "");
    }

    /** Returns whether beginning, end and body are those of SLIP, so that its escapes fit. */
    boolean isOfSlip() {
        BytePattern end = BytePattern.of(SLIP_END & 0xFF);
        return ends.equals(List.of(end)) && (begin.isEmpty() || begin.equals(end)) && keeps == Keeping.NOTHING;
    }

    /** Returns whether messages are lines: text that a line feed ends, perhaps behind something else. */
    boolean isLines() {
        return begin.isEmpty() && ends.stream().allMatch(BytePattern.of('\n')::isEndOf);
    }

    /** Returns whether messages are lines that a line feed alone ends, too. */
    boolean isEndedByLineFeed() {
        return isLines() && ends.contains(BytePattern.of('\n'));
    }

    /** Returns the ends as a part of a sentence. */
    CodedText endsInWords() {
        CodedText said = FramingText.CHOICE.with(ends.getFirst().words());
        for (BytePattern next : ends.subList(1, ends.size())) {
            FramingText joint = next == ends.getLast() ? FramingText.LIST_LAST : FramingText.LIST;
            said = joint.with(said, FramingText.CHOICE.with(next.words()));
        }
        return said;
    }

    @Override
    public CodedText description() {
        CodedText said = endsInWords();
        said = begin.isEmpty() ? FramingText.RECORD.with(said) : FramingText.RECORD_BEGUN.with(begin.words(), said);
        if (ends.size() > 1) {
            said = FramingText.RECORD_WRITTEN.with(said, ends.getFirst().words());
        }
        said = switch (keeps) {
            case NOTHING -> said;
            case BEGIN -> FramingText.KEEPS_BEGIN.with(said);
            case END -> FramingText.KEEPS_END.with(said);
            case BOTH -> FramingText.KEEPS_BOTH.with(said);
        };
        return slip ? FramingText.SLIP.with(said) : said;
    }

    @Override
    public int headerLength() {
        return keeps.begin ? 0 : begin.length();
    }

    /** Returns 1 for SLIP, where nothing between two ends is no message. */
    @Override
    public int leastBody() {
        return slip ? 1 : 0;
    }

    @Override
    public int longestBody() {
        int around = 16 + begin.length() + ends.getFirst().length();
        // An escape makes two bytes of one.
        return (Integer.MAX_VALUE - around) / (slip ? 2 : 1);
    }

    @Override
    public Message frame(byte[] body) {
        if (body.length < leastBody()) {
            throw new FramingException(FramingText.BODY_SHORT.with(name(), leastBody(), body.length));
        }
        byte[] last = ends.getFirst().bytes();
        boolean begun = keeps.begin && begin.begins(body);
        boolean ended = keeps.end && ends.stream().anyMatch(end -> end.ends(body));
        byte[] escaped = slip ? escaped(body) : body;
        int head = begun ? 0 : begin.length();
        int tail = ended ? 0 : last.length;
        byte[] bytes = new byte[head + escaped.length + tail];
        System.arraycopy(begin.bytes(), 0, bytes, 0, head);
        System.arraycopy(escaped, 0, bytes, head, escaped.length);
        System.arraycopy(last, 0, bytes, head + escaped.length, tail);
        int header = headerLength();
        return Message.outbound(bytes, header, bytes.length - header - (keeps.end ? 0 : tail));
    }

    private static byte[] escaped(byte[] body) {
        byte[] escaped = new byte[2 * body.length];
        int size = 0;
        for (byte one : body) {
            if (one == SLIP_END || one == SLIP_ESC) {
                escaped[size++] = SLIP_ESC;
                escaped[size++] = one == SLIP_END ? SLIP_ESC_END : SLIP_ESC_ESC;
            } else {
                escaped[size++] = one;
            }
        }
        return Arrays.copyOf(escaped, size);
    }

    /** Returns the body without what it keeps, and without escapes; one that SLIP does not have stays as it is. */
    @Override
    public byte[] content(Message message) {
        byte[] body = message.body();
        if (message.shape() != FrameStatus.FRAMED) {
            return body;
        }
        int from = keeps.begin && begin.begins(body) ? begin.length() : 0;
        byte[] rest = Arrays.copyOfRange(body, from, body.length);
        int kept = keeps.end
                ? ends.stream()
                        .filter(end -> end.ends(rest))
                        .mapToInt(BytePattern::length)
                        .max()
                        .orElse(0)
                : 0;
        byte[] content = Arrays.copyOf(rest, rest.length - kept);
        return slip ? unescaped(content) : content;
    }

    private static byte[] unescaped(byte[] body) {
        byte[] content = new byte[body.length];
        int size = 0;
        for (int at = 0; at < body.length; at++) {
            byte next = at + 1 < body.length ? body[at + 1] : 0;
            boolean escape = body[at] == SLIP_ESC && (next == SLIP_ESC_END || next == SLIP_ESC_ESC);
            content[size++] = escape ? next == SLIP_ESC_END ? SLIP_END : SLIP_ESC : body[at];
            at += escape ? 1 : 0;
        }
        return Arrays.copyOf(content, size);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new RecordEndReader(this, maxBody, strict, memory);
    }
}
