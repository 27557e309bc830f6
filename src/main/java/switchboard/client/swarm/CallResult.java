package switchboard.client.swarm;

/**
 * What one connection of the swarm did and saw.
 *
 * @param kind the kind of its client
 * @param client which client, from 1
 * @param number which connection of that client, from 1
 * @param sent whole messages that were written; a server has read them all if both sides took leave properly
 * @param odd things written that were no message in the framing
 * @param replies messages that came back, whatever they were
 * @param right replies that were what was expected
 * @param wrong replies that were not
 * @param missing messages that were sent and not answered although an answer was expected
 * @param bytesOut bytes written
 * @param bytesIn bytes read
 * @param end how it ended
 * @param words what the server said last outside of the framing, else to the class code; empty if nothing
 */
public record CallResult(
        Kind kind,
        int client,
        int number,
        long sent,
        long odd,
        long replies,
        long right,
        long wrong,
        long missing,
        long bytesOut,
        long bytesIn,
        End end,
        String words) {
    /** How a connection ended, seen from the client. */
    public enum End {
        /** The client left when it had done what it wanted. */
        LEFT,
        /** The server finished sending before the client did. */
        FIN,
        /** The server's system reset it. */
        RST,
        /** The swarm was over, and the client did not come to an end by itself. */
        CUT
    }

    /** Returns whether the server ended it before the client did. */
    public boolean wasEnded() {
        return end == End.FIN || end == End.RST;
    }
}
