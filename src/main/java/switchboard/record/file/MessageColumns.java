package switchboard.record.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientStep;
import switchboard.model.CloseReason;
import switchboard.record.LogRow;
import switchboard.text.CodedText;
import switchboard.text.StoredText;
import switchboard.text.TextColumns;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Severity;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/**
 * Converts between messages and the columns of the table {@code message}. Stateless.
 *
 * <p>The codes are part of the file format and do not depend on the order of the enums.
 */
public final class MessageColumns {
    /** The word in place of a name for a framing that has only a description. */
    public static final String DESCRIBED = "described";

    private static final byte[] NOTHING = {};

    /** The widest header of any framing that is derived from its length, in bytes. */
    private static final int LONGEST_HEADER = 9_999;

    private MessageColumns() {}

    /** Returns the number that stands for a direction in the session file. */
    public static int code(Direction direction) {
        return switch (direction) {
            case IN -> 0;
            case OUT -> 1;
        };
    }

    public static Direction direction(int code) {
        return code == 0 ? Direction.IN : Direction.OUT;
    }

    /** Returns the stored number of a kind of step. */
    public static int code(ClientStep.Kind kind) {
        return switch (kind) {
            case CAME -> 0;
            case FINISHED -> 1;
            case LEFT -> 2;
        };
    }

    /** Returns the kind of step with a stored number; any other number counts as left. */
    public static ClientStep.Kind step(int code) {
        return switch (code) {
            case 0 -> ClientStep.Kind.CAME;
            case 1 -> ClientStep.Kind.FINISHED;
            default -> ClientStep.Kind.LEFT;
        };
    }

    /** Returns the number that stands for a frame status in the session file. */
    public static int code(FrameStatus shape) {
        return switch (shape) {
            case FRAMED -> 0;
            case UNFRAMED -> 1;
            case PARTIAL -> 2;
        };
    }

    static FrameStatus shape(int code) {
        return switch (code) {
            case 0 -> FrameStatus.FRAMED;
            case 1 -> FrameStatus.UNFRAMED;
            default -> FrameStatus.PARTIAL;
        };
    }

    /** Returns 0 for no finding, 1 for notes only, 2 for a problem. */
    public static int findingCode(Message message) {
        if (message.findings().isEmpty()) {
            return 0;
        }
        return message.isProblem() ? 2 : 1;
    }

    public static Severity severity(int findingCode) {
        return findingCode == 2 ? Severity.PROBLEM : Severity.NOTE;
    }

    /** Returns the cause with this identifier; {@link Cause#UNKNOWN} if this program does not know it. */
    public static Cause cause(String id) {
        for (Cause cause : Cause.values()) {
            if (cause.id().equals(id)) {
                return cause;
            }
        }
        return Cause.UNKNOWN;
    }

    /** Returns the reason with this word; empty if this program does not know it. */
    public static Optional<CloseReason> reason(String word) {
        return Arrays.stream(CloseReason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }

    /**
     * Returns the framing of a listener; raw if this program does not know it.
     *
     * @param name its name, or {@link #DESCRIBED}
     * @param description the description of a framing that has no name of its own; null for the others
     */
    public static Framing framing(String name, @Nullable String description) {
        try {
            return Framings.parse(description == null ? name : description);
        } catch (IllegalArgumentException unknown) {
            return Framings.RAW;
        }
    }

    /** Returns the encoding with this name; UTF-8 for null, and if this Java does not know it. */
    public static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Returns the reply format with this word; framed if this program does not know it. */
    public static ReplyFormat replyFormat(String word) {
        return Arrays.stream(ReplyFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElse(ReplyFormat.FRAMED);
    }

    /**
     * Returns a finding.
     *
     * @param repair the repair in the file, used if the code of the text is not known
     */
    static Finding finding(String cause, String certainty, TextColumns columns, String repair) {
        CodedText text = columns.text();
        Optional<CodedText> known = text.code() instanceof WireText code
                ? FindingFactory.repair(code, text.arguments())
                : Optional.of(repair).filter(words -> !words.isEmpty()).map(StoredText::of);
        return new Finding(cause(cause), certainty(certainty), text, known);
    }

    /** Returns the word that stands for a certainty in the session file. */
    public static String code(Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> "certain";
            case LIKELY -> "likely";
            case POSSIBLE -> "possible";
        };
    }

    static Certainty certainty(String word) {
        return switch (word) {
            case "certain" -> Certainty.CERTAIN;
            case "likely" -> Certainty.LIKELY;
            default -> Certainty.POSSIBLE;
        };
    }

    /** Returns the beginning of a long body; null if the body is not long. */
    public static byte @Nullable [] preview(Message message) {
        return message.bodyLength() > Schema.LONG_BODY
                ? Arrays.copyOfRange(
                        message.bytes(), message.headerLength(), message.headerLength() + LogRow.PREVIEW_BYTES)
                : null;
    }

    public static byte[] body(Message message) {
        boolean isAll = message.bodyLength() == message.size();
        return isAll ? message.bytes() : message.body();
    }

    /** Returns the header; null if it can be derived from its length and the body's length. */
    public static byte @Nullable [] header(Message message) {
        return isUsualHeader(message) ? null : Arrays.copyOf(message.bytes(), message.headerLength());
    }

    private static boolean isUsualHeader(Message message) {
        int length = message.headerLength();
        if (length == 0) {
            return true;
        }
        byte[] bytes = message.bytes();
        // The header is compared from the right: spaces, then the digits of the body's length.
        int at = length;
        while (at > 0 && bytes[at - 1] == ' ') {
            at--;
        }
        int rest = message.bodyLength();
        do {
            if (at == 0 || bytes[--at] != '0' + rest % 10) {
                return false;
            }
            rest /= 10;
        } while (rest > 0);
        return at == 0;
    }

    private static byte[] usualHeader(int headerLength, int bodyLength) {
        if (headerLength == 0) {
            return NOTHING;
        }
        // A header length that no recorder wrote must not determine how much memory is allocated.
        if (headerLength < 0 || headerLength > LONGEST_HEADER) {
            throw new IllegalArgumentException("a header of " + headerLength + " bytes");
        }
        byte[] header = new byte[headerLength];
        Arrays.fill(header, (byte) ' ');
        byte[] digits = Integer.toString(bodyLength).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, 0, Math.min(digits.length, headerLength));
        return header;
    }

    /** Returns the bytes after the body; null if there are none. */
    public static byte @Nullable [] trailer(Message message) {
        int end = message.headerLength() + message.bodyLength();
        return end == message.size() ? null : Arrays.copyOfRange(message.bytes(), end, message.size());
    }

    /** Returns the reads as JSON; null if there was none, or one read brought the whole message. */
    public static @Nullable String pieces(Message message) {
        ReadTrace reads = message.reads();
        if (reads.count() == 0 || (reads.count() == 1 && reads.bytes(0) == message.size())) {
            return null;
        }
        StringBuilder json = new StringBuilder(8 * reads.count()).append('[');
        for (int piece = 0; piece < reads.count(); piece++) {
            json.append(piece == 0 ? "" : ",")
                    .append(reads.bytes(piece))
                    .append(',')
                    .append(reads.gapMicros(piece));
        }
        return json.append(']').toString();
    }

    /** Parses the result of {@link #pieces}; throws {@link NumberFormatException} for other text. */
    static ReadTrace reads(long firstRead, @Nullable String pieces, int size) {
        if (pieces == null) {
            return firstRead == 0 ? ReadTrace.NONE : ReadTrace.single(firstRead, size);
        }
        long commas = pieces.chars().filter(character -> character == ',').count();
        // Each read brought a byte at least, so the message's size bounds the memory.
        if (commas % 2 == 0 || commas / 2 >= Math.max(size, 1)) {
            throw new NumberFormatException((commas + 1) + " numbers for a message of " + size + " bytes");
        }
        int[] sizes = new int[(int) (commas / 2 + 1)];
        int[] gaps = new int[sizes.length];
        int at = 1;
        for (int place = 0; place < 2 * sizes.length; place++) {
            int comma = pieces.indexOf(',', at);
            int end = comma < 0 ? pieces.length() - 1 : comma;
            int[] numbers = place % 2 == 0 ? sizes : gaps;
            numbers[place / 2] = Integer.parseInt(pieces, at, end, 10);
            at = end + 1;
        }
        return ReadTrace.of(firstRead, sizes, gaps);
    }

    /** Restores a message from its columns, byte for byte. */
    static Message message(
            FrameStatus shape,
            int headerLength,
            byte @Nullable [] header,
            byte[] body,
            byte @Nullable [] trailer,
            long firstRead,
            @Nullable String pieces,
            List<Finding> findings) {
        byte[] head = header == null ? usualHeader(headerLength, body.length) : header;
        byte[] tail = trailer == null ? NOTHING : trailer;
        byte[] bytes = Arrays.copyOf(head, head.length + body.length + tail.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        System.arraycopy(tail, 0, bytes, head.length + body.length, tail.length);
        return new Message(shape, bytes, head.length, body.length, reads(firstRead, pieces, bytes.length), findings);
    }
}
