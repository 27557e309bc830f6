package switchboard.ui.look;

import java.util.ArrayList;
import java.util.List;

/** Finds the emoji in a text by the rules of Unicode Technical Standard #51. Thread-safe. */
public final class EmojiRuns {
    /** ZERO WIDTH JOINER, which joins emoji into one. */
    private static final int JOINER = 0x200D;

    /** VARIATION SELECTOR-16, which requests the emoji presentation of the character before it. */
    private static final int AS_EMOJI = 0xFE0F;

    /** COMBINING ENCLOSING KEYCAP. */
    private static final int KEYCAP = 0x20E3;

    private EmojiRuns() {}

    /**
     * A run of emoji.
     *
     * @param start the index of its first char
     * @param end the index after its last char
     */
    public record Run(int start, int end) {}

    /**
     * Returns the runs to draw with an emoji font, in order. Sequences with joiners, modifiers and tags are not cut.
     */
    public static List<Run> of(String text) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = emojiEnd(text, at);
            if (end > at) {
                int last = runs.size() - 1;
                if (last >= 0 && runs.get(last).end() == at) {
                    runs.set(last, new Run(runs.get(last).start(), end));
                } else {
                    runs.add(new Run(at, end));
                }
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return runs;
    }

    /** Returns the index after the emoji that begins at {@code at}, or {@code at} if none does. */
    private static int emojiEnd(String text, int at) {
        int point = text.codePointAt(at);
        int next = at + Character.charCount(point);
        if (!begins(point, pointAt(text, next))) {
            return at;
        }
        while (next < text.length()) {
            int mark = text.codePointAt(next);
            int behind = next + Character.charCount(mark);
            if (mark == AS_EMOJI || mark == KEYCAP || Character.isEmojiModifier(mark) || isTag(mark)) {
                next = behind;
            } else if (mark == JOINER && Character.isExtendedPictographic(pointAt(text, behind))) {
                next = behind + Character.charCount(text.codePointAt(behind));
            } else {
                break;
            }
        }
        return next;
    }

    private static boolean begins(int point, int following) {
        // Regional indicators, the letters of flags, have emoji presentation too.
        return Character.isEmojiPresentation(point)
                || point >= 0x1F000 && Character.isExtendedPictographic(point)
                || following == AS_EMOJI && Character.isEmoji(point)
                || following == KEYCAP && Character.isEmoji(point);
    }

    /** Returns whether a code point is a tag character, as in the flags of regions. */
    private static boolean isTag(int point) {
        return point >= 0xE0020 && point <= 0xE007F;
    }

    private static int pointAt(String text, int index) {
        return index < text.length() ? text.codePointAt(index) : 0;
    }
}
