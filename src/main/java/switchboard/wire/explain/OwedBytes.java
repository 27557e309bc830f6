package switchboard.wire.explain;

import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;

/**
 * The bytes of a body that may come behind the next frame, because that frame interrupted the body or because the body
 * was taken to be shorter than its length says.
 *
 * <p>Used by the thread of its reader.
 */
public final class OwedBytes {
    private int left;
    private boolean ofSender;
    private long behind;
    private int over;

    /**
     * Notes a cut.
     *
     * @param frames the number of complete frames before it
     */
    public void note(LookBack.Cut cut, long frames) {
        left = cut.owed();
        ofSender = left > 0;
        over = cut.over();
        behind = frames + 1;
    }

    /**
     * Returns the bytes by which the next body is shorter than its length, most likely: a client that counts too many
     * does so each time. They may come behind it.
     *
     * @param length the length of the body as far as it is not given
     */
    public int shortens(long length) {
        if (ofSender || length <= over) {
            return 0;
        }
        left = over;
        return over;
    }

    /** Returns the bytes that the last length counted too many; 0 if that is not known. */
    public int over() {
        return over;
    }

    /** Returns how many of these bytes may come now, behind that many complete frames. */
    public int due(long frames) {
        return frames == behind ? left : 0;
    }

    /** Notes that so many of them came, and returns the finding that says so. */
    public Finding came(int count) {
        left -= count;
        return FindingFactory.find(
                ofSender ? WireText.MORE_OF_THE_SENDER : WireText.MORE_OF_THE_MESSAGE, Certainty.LIKELY, count);
    }
}
