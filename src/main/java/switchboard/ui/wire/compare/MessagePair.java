package switchboard.ui.wire.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.ui.wire.bytes.ByteRange;
import switchboard.ui.wire.bytes.WireContent;

/**
 * Two messages with their parts aligned, computed once off the event dispatch thread. Immutable.
 *
 * @param first the message with the smaller number
 * @param second the other message
 * @param parts the parts that at least one of them has, in order
 */
public record MessagePair(WireContent first, WireContent second, List<AlignedPart> parts) {
    /**
     * A part of both messages.
     *
     * @param first its range in the first message, empty if that has none
     * @param second its range in the second message, empty if that has none
     */
    record AlignedPart(WireContent.Part part, ByteRange first, ByteRange second, ByteAlignment alignment) {
        boolean isEqual() {
            return alignment.differing() == 0;
        }
    }

    /** Aligns two messages; the time that it takes grows with them. */
    public static MessagePair of(WireContent one, WireContent other) {
        boolean ordered = one.logged().number() <= other.logged().number();
        WireContent first = ordered ? one : other;
        WireContent second = ordered ? other : one;
        List<AlignedPart> parts = new ArrayList<>();
        for (WireContent.Part part : WireContent.Part.values()) {
            ByteRange inFirst = range(first, part);
            ByteRange inSecond = range(second, part);
            if (!inFirst.isEmpty() || !inSecond.isEmpty()) {
                parts.add(new AlignedPart(
                        part,
                        inFirst,
                        inSecond,
                        ByteAligner.align(first.bytes(), inFirst, second.bytes(), inSecond)));
            }
        }
        return new MessagePair(first, second, List.copyOf(parts));
    }

    private static ByteRange range(WireContent content, WireContent.Part part) {
        return content.sections().stream()
                .filter(section -> section.part() == part)
                .findFirst()
                .map(section -> new ByteRange(section.start(), section.end()))
                .orElse(ByteRange.NONE);
    }

    Optional<AlignedPart> part(WireContent.Part wanted) {
        return parts.stream().filter(one -> one.part() == wanted).findFirst();
    }

    /** Returns whether both messages have the same bytes in the same parts. */
    boolean isEqual() {
        return parts.stream().allMatch(AlignedPart::isEqual);
    }

    /** Returns the number of columns that differ. */
    long differing() {
        return parts.stream().mapToLong(one -> one.alignment().differing()).sum();
    }
}
