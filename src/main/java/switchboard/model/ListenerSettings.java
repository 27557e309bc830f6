package switchboard.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.Framing;

/**
 * The settings of a listener. Immutable.
 *
 * @param where the address to listen on
 * @param framing the framing of messages
 * @param replyAs the initial format of replies to its clients
 * @param strict whether a client is disconnected at the first bytes that are no frame
 * @param goodbye the message that ends a connection; empty for none
 * @param auto the automatic reply
 * @param code the class code; ignored for a Unix socket, because only its owner can connect
 * @param charset the encoding of texts
 */
public record ListenerSettings(
        Where where,
        Framing framing,
        ReplyFormat replyAs,
        boolean strict,
        String goodbye,
        AutoReply auto,
        ClassCode code,
        Charset charset) {
    /** Creates the settings of a listener whose texts are UTF-8. */
    public ListenerSettings(
            Where where,
            Framing framing,
            ReplyFormat replyAs,
            boolean strict,
            String goodbye,
            AutoReply auto,
            ClassCode code) {
        this(where, framing, replyAs, strict, goodbye, auto, code, StandardCharsets.UTF_8);
    }

    /** Returns the way in which its clients are read at first. */
    public Reading reading() {
        return new Reading(framing, charset);
    }

    /** The address to listen on. */
    public sealed interface Where {
        /**
         * A TCP address.
         *
         * @param address an IPv4 or IPv6 address in digits, or {@code localhost}; {@code ::} accepts both families
         * @param port the port; 0 for any free one
         * @param encrypted whether clients have to speak TLS
         */
        record Tcp(String address, int port, boolean encrypted) implements Where {
            /** Creates an address without TLS. */
            public Tcp(String address, int port) {
                this(address, port, false);
            }

            /** Returns the same port at another address. */
            public Tcp at(String other) {
                return new Tcp(other, port, encrypted);
            }

            /** Returns the same address with another port. */
            public Tcp at(int other) {
                return new Tcp(address, other, encrypted);
            }
        }

        /**
         * The address of a Unix domain socket.
         *
         * @param path the socket's file
         */
        record Unix(Path path) implements Where {}
    }

    /** The automatic reply to each message. */
    public sealed interface AutoReply {
        /** No reply. */
        record Off() implements AutoReply {}

        /** The body of the message. */
        record Echo() implements AutoReply {}

        /**
         * A fixed body.
         *
         * @param body the body, whose characters are sent in the encoding of each client
         */
        record Fixed(TypedBody body) implements AutoReply {
            /** Creates the reply with a text. */
            public Fixed(String text) {
                this(TypedBody.of(text));
            }
        }
    }

    /** Returns these settings for another address. */
    public ListenerSettings at(Where other) {
        return new ListenerSettings(other, framing, replyAs, strict, goodbye, auto, code, charset);
    }

    /** Returns these settings with another class code. */
    public ListenerSettings asking(ClassCode other) {
        return new ListenerSettings(where, framing, replyAs, strict, goodbye, auto, other, charset);
    }
}
