package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences of the client: why it could not go on, and the troubles of a swarm of clients. A constant's comment lists
 * the arguments of its sentence.
 */
public enum ClientText implements TextCode {
    /** The name. */
    HOST_UNKNOWN("host.unknown", TEXT),
    /** No socket could be created. */
    CONNECT_FILES("connect.files"),
    /** The server. */
    CONNECT_SILENT("connect.silent", TEXT),
    /** The server. */
    CONNECT_REFUSED("connect.refused", TEXT),
    /** The server. */
    CONNECT_NO_WAY("connect.no-way", TEXT),
    /** The server. */
    CONNECT_NO_PORT("connect.no-port", TEXT),
    /** The server, and the operating system's message. */
    CONNECT_FAILED("connect.failed", TEXT, TEXT),
    /** The server. */
    TLS_SILENT("tls.silent", TEXT),
    /** The server. */
    TLS_BROKEN("tls.broken", TEXT),
    /** The fingerprint that the server has. */
    TLS_FINGERPRINT("tls.fingerprint", TEXT),
    /** The server. */
    TLS_UNTRUSTED("tls.untrusted", TEXT),
    /** The server, and the option that asks for TLS. */
    TLS_PLAIN("tls.plain", TEXT, TEXT),
    /** The server, and the message of Java's exception. */
    TLS_FAILED("tls.failed", TEXT, TEXT),
    /** The server, which ended the connection. */
    MESSAGE_UNSENT("message.unsent", TEXT),
    /** The server, and the port of this side. */
    CONNECTED("connected", TEXT, TEXT),
    /** The server, which closed the connection. */
    ENDED_FIN("ended.fin", TEXT),
    /** The server, which reset the connection. */
    ENDED_RESET("ended.reset", TEXT),
    /** The server, to which the connection was closed here. */
    ENDED_HERE("ended.here", TEXT),
    NOT_CONNECTED("not-connected"),
    /** The server, which does not answer the class code. */
    CODE_SILENT("code.silent", TEXT),
    /** The server, which closed the connection at the class code. */
    CODE_HUNG_UP("code.hung-up", TEXT),
    /** The number of the message, and the seconds of the wait. */
    REPLY_NONE("reply.none", NUMBER, TEXT),
    /** The same for replies that should have a header. */
    REPLY_NONE_FRAMED("reply.none.framed", NUMBER, TEXT),
    /** The server, and the number of the message. */
    REPLY_HUNG_UP("reply.hung-up", TEXT, NUMBER),
    /** The server, and the number of the message. */
    REPLY_RESET("reply.reset", TEXT, NUMBER),
    /** The number of the message. */
    REPLY_CLOSED_HERE("reply.closed-here", NUMBER),
    /** The seconds waited, the replies that came, and the messages sent. */
    REPLIES_MISSING("replies.missing", TEXT, COUNT, COUNT),
    /** The server, the replies that came, and the messages sent. */
    REPLIES_HUNG_UP("replies.hung-up", TEXT, COUNT, COUNT),
    /** The server, and its sentence. */
    REFUSED("refused", TEXT, TEXT),
    /** A typed line has more bytes than are sent as one message. */
    LINE_LONG("line.long"),
    /** The mistake in a line or message with escapes or in hex. */
    LINE_WRONG("line.wrong", NESTED),
    INPUT_UNREADABLE("input.unreadable"),
    /** The server does not answer the class code of a client of the swarm. */
    SWARM_CODE_SILENT("swarm.code-silent"),
    SWARM_HUNG_UP("swarm.hung-up"),
    /** The server's last message. */
    SWARM_HUNG_UP_SAID("swarm.hung-up.said", TEXT),
    SWARM_RESET("swarm.reset"),
    /** The server's last message. */
    SWARM_RESET_SAID("swarm.reset.said", TEXT),
    /** Further troubles, which are not shown one by one. */
    SWARM_OTHERS("swarm.others"),
    /** The kind of client; the middle of a sentence. */
    MIX_TWICE("mix.twice", TEXT),
    /** The most clients; the middle of a sentence. */
    MIX_MANY("mix.many", NUMBER),
    /** The given value; the middle of a sentence. */
    MIX_UNKNOWN("mix.unknown", TEXT),
    /** The given value, and the most clients; the middle of a sentence. */
    MIX_COUNT("mix.count", TEXT, NUMBER);

    private final Declaration declaration;

    ClientText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("client", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
