package switchboard.model;

import java.nio.file.Path;
import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * What a listener is to do.
 *
 * @param where the address to listen on
 * @param framing how its clients tell messages apart
 * @param replyAs how replies leave unless a client's own format says otherwise
 * @param strict whether to close a client at the first thing that is no frame
 * @param goodbye the message that means goodbye; empty for none
 * @param auto the automatic reply
 * @param code what a client has to say first; Unix sockets ask nobody, since only their owner reaches them
 */
public record ListenerSettings(
        Where where,
        Framing framing,
        ReplyFormat replyAs,
        boolean strict,
        String goodbye,
        AutoReply auto,
        ClassCode code) {

    /** Where to listen. */
    public sealed interface Where {
        /**
         * An internet address.
         *
         * @param address an IPv4 or IPv6 literal, or {@code localhost}; {@code ::} takes both families
         * @param port 0 for any free one
         * @param encrypted whether clients have to speak TLS
         */
        record Tcp(String address, int port, boolean encrypted) implements Where {
            /** Speaks plain TCP. */
            public Tcp(String address, int port) {
                this(address, port, false);
            }

            /** Returns the same at another address. */
            public Tcp at(String other) {
                return new Tcp(other, port, encrypted);
            }

            /** Returns the same at another port. */
            public Tcp at(int other) {
                return new Tcp(address, other, encrypted);
            }
        }

        /**
         * A Unix domain socket.
         *
         * @param path the file
         */
        record Unix(Path path) implements Where {}
    }

    /** What the server answers by itself. */
    public sealed interface AutoReply {
        /** Nothing. */
        record Off() implements AutoReply {}

        /** The same body back. */
        record Echo() implements AutoReply {}

        /**
         * Always the same text.
         *
         * @param text the body, as UTF-8
         */
        record Fixed(String text) implements AutoReply {}
    }

    /** Returns the same settings for another place. */
    public ListenerSettings at(Where other) {
        return new ListenerSettings(other, framing, replyAs, strict, goodbye, auto, code);
    }

    /** Returns the same settings with another class code. */
    public ListenerSettings asking(ClassCode other) {
        return new ListenerSettings(where, framing, replyAs, strict, goodbye, auto, other);
    }
}
