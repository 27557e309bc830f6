package switchboard.wire;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Receives the messages of a connection in order, and may take the last ones back when later bytes prove that these
 * were divided wrongly. Used by one thread at a time.
 */
public interface RevisableOutput extends Consumer<Message> {
    /**
     * Takes back the last messages. The messages that are given next begin with their bytes.
     *
     * @param count the number of the messages, at least 1
     * @param bytes the sum of their sizes
     * @return whether they are taken back; if not, they stay, and only the bytes behind them may be given
     */
    boolean takeBack(int count, long bytes);

    /** Takes back the last messages of any output; false if it keeps what it was given. */
    static boolean takeBack(Consumer<Message> out, int count, long bytes) {
        return out instanceof RevisableOutput revisable && revisable.takeBack(count, bytes);
    }

    /** Returns an output that changes each message and gives it to another one. */
    static RevisableOutput changing(Consumer<Message> out, UnaryOperator<Message> change) {
        return new RevisableOutput() {
            @Override
            public void accept(Message message) {
                out.accept(change.apply(message));
            }

            @Override
            public boolean takeBack(int count, long bytes) {
                return RevisableOutput.takeBack(out, count, bytes);
            }
        };
    }
}
