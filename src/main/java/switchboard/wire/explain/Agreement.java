package switchboard.wire.explain;

import org.jspecify.annotations.Nullable;
import switchboard.text.CodedText;
import switchboard.text.RepairText;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.DecimalField;
import switchboard.wire.part.LengthField;
import switchboard.wire.part.Padding;

/**
 * The framing that a listener and its clients have agreed on, as far as explanations depend on it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param header the header; null if a frame has more parts than a header and a body
 * @param field the length
 * @param description the framing in words
 * @param bare whether a length of the body alone and the body are the whole frame
 */
public record Agreement(@Nullable LengthGuess header, LengthField field, CodedText description, boolean bare) {
    private static final int SHORT_BYTES = 2;
    private static final int INT_BYTES = 4;
    private static final int LONG_BYTES = 8;

    /** Returns whether the header is decimal digits that spaces or zeros fill up, and nothing else. */
    public boolean isPlainDecimal() {
        return bare
                && field instanceof DecimalField decimal
                && (decimal.padding() == Padding.SPACE || decimal.padding() == Padding.ZERO);
    }

    /** Returns whether the header is decimal digits that spaces on the right fill up, and nothing else. */
    public boolean isSpaces() {
        return isPlainDecimal() && field instanceof DecimalField decimal && decimal.padding() == Padding.SPACE;
    }

    /** Returns how a client writes such a message: lines of code where they are usual, else a description. */
    public CodedText writing() {
        if (isPlainDecimal()) {
            return (isSpaces() ? RepairText.WRITE_SPACES : RepairText.WRITE_ZEROS).with(field.width());
        }
        if (bare && field instanceof BinaryField binary) {
            boolean lowest = binary.lowestFirst();
            switch (binary.width()) {
                case SHORT_BYTES -> {
                    return (lowest ? RepairText.WRITE_U16_LOWEST : RepairText.WRITE_U16).with();
                }
                case INT_BYTES -> {
                    return (lowest ? RepairText.WRITE_U32_LOWEST : RepairText.WRITE_U32).with();
                }
                case LONG_BYTES -> {
                    return (lowest ? RepairText.WRITE_U64_LOWEST : RepairText.WRITE_U64).with();
                }
                default -> {}
            }
        }
        return RepairText.WRITE_DESCRIBED.with(description);
    }
}
