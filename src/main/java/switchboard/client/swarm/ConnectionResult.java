package switchboard.client.swarm;

/**
 * The result of one connection of the swarm.
 *
 * <p>Immutable.
 *
 * @param kind the kind of the client
 * @param client the number of the client, from 1
 * @param number the number of the connection of that client, from 1
 * @param sent complete messages written; the server has read all of them if both sides ended the stream in order
 * @param odd pieces of bytes written that were no complete message
 * @param replies messages received
 * @param right replies that equal the expected ones
 * @param wrong replies that differ from the expected ones
 * @param missing messages that got no reply although one was expected
 * @param bytesOut bytes written
 * @param bytesIn bytes read
 * @param end the manner of the end
 * @param words the server's last bytes that were no message in the framing, else its answer to the class code; empty
 * if there is neither
 */
public record ConnectionResult(
        ClientKind kind,
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
    /** The manner in which a connection ended, seen from the client. */
    public enum End {
        /** The client left after its work. */
        LEFT,
        /** The server ended the stream (FIN) before the client did. */
        FIN,
        /** The connection was reset (RST). */
        RST,
        /** The run was over and the client had not ended by itself. */
        CUT
    }

    /** Returns whether the server ended the connection before the client did. */
    public boolean wasEnded() {
        return end == End.FIN || end == End.RST;
    }
}
