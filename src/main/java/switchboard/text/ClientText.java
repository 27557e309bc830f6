package switchboard.text;

import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** What the client says: why it could not go on, and what a swarm of clients met. */
public enum ClientText implements TextCode {
    /** The name. */
    HOST_UNKNOWN("host.unknown", TEXT),
    /** No socket could be made. */
    CONNECT_FILES("connect.files"),
    /** The server. */
    CONNECT_SILENT("connect.silent", TEXT),
    /** The server. */
    CONNECT_REFUSED("connect.refused", TEXT),
    /** The server. */
    CONNECT_NO_WAY("connect.no-way", TEXT),
    /** The server. */
    CONNECT_NO_PORT("connect.no-port", TEXT),
    /** The server, and what the system says. */
    CONNECT_FAILED("connect.failed", TEXT, TEXT),
    /** The server. */
    TLS_SILENT("tls.silent", TEXT),
    /** The server. */
    TLS_BROKEN("tls.broken", TEXT),
    /** The fingerprint that the server has. */
    TLS_FINGERPRINT("tls.fingerprint", TEXT),
    /** The server. */
    TLS_UNTRUSTED("tls.untrusted", TEXT),
    /** The server. */
    TLS_PLAIN("tls.plain", TEXT),
    /** The server, and what Java says. */
    TLS_FAILED("tls.failed", TEXT, TEXT),
    /** The server, which ended the connection. */
    MESSAGE_UNSENT("message.unsent", TEXT),
    /** The server, which says nothing to the class code. */
    CODE_SILENT("code.silent", TEXT),
    /** The server, which hung up at the class code. */
    CODE_HUNG_UP("code.hung-up", TEXT),
    /** The number of the message, and how many seconds were waited. */
    REPLY_NONE("reply.none", NUMBER, TEXT),
    /** The same where replies are expected to have a header. */
    REPLY_NONE_FRAMED("reply.none.framed", NUMBER, TEXT),
    /** The server, and the number of the message. */
    REPLY_HUNG_UP("reply.hung-up", TEXT, NUMBER),
    /** The server, and the number of the message. */
    REPLY_RESET("reply.reset", TEXT, NUMBER),
    /** The number of the message. */
    REPLY_CLOSED_HERE("reply.closed-here", NUMBER),
    /** A line that was typed has more bytes than are sent as one message. */
    LINE_LONG("line.long"),
    INPUT_UNREADABLE("input.unreadable"),
    /** The server says nothing to the class code of a client of the swarm. */
    SWARM_CODE_SILENT("swarm.code-silent"),
    SWARM_HUNG_UP("swarm.hung-up"),
    /** What the server said before. */
    SWARM_HUNG_UP_SAID("swarm.hung-up.said", TEXT),
    SWARM_RESET("swarm.reset"),
    /** What the server said before. */
    SWARM_RESET_SAID("swarm.reset.said", TEXT),
    /** More different troubles than are told apart. */
    SWARM_OTHERS("swarm.others"),
    /** The kind of client; the middle of a sentence. */
    MIX_TWICE("mix.twice", TEXT),
    /** The most clients; the middle of a sentence. */
    MIX_MANY("mix.many", NUMBER),
    /** What was given; the middle of a sentence. */
    MIX_UNKNOWN("mix.unknown", TEXT),
    /** What was given, and the most clients; the middle of a sentence. */
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
