package switchboard.text;

import static switchboard.text.ArgumentKind.CLIENT;
import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** What the server says: to people, and to its clients. */
public enum ServerText implements TextCode {
    /** How many attempts at the class code are left. */
    CODE_WRONG("code.wrong", COUNT),
    /** No attempt is left. */
    CODE_WRONG_LAST("code.wrong.last"),
    /** The address, and how many seconds it has to wait. */
    CODE_PAUSE("code.pause", TEXT, COUNT),
    /** No message came instead of the class code. */
    CODE_REFUSED("code.refused"),
    /** The client finished sending between two messages. */
    LEFT_FIN("left.fin"),
    /** The client finished sending without a byte. */
    LEFT_SILENT("left.silent"),
    /** The client finished sending and can still be answered. */
    LEFT_FINISHED("left.finished"),
    /** A client that finished sending was answered. */
    ANSWER_GIVEN("answer.given"),
    /** The time to answer a client that finished sending is over. */
    ANSWER_OVER("answer.over"),
    /** A client that finished sending left before its answer arrived. */
    ANSWER_GONE("answer.gone"),
    /** The thread of a client that finished sending failed. */
    ANSWER_FAILED("answer.failed"),
    /** The client finished sending inside a message; the finding about that. */
    LEFT_TRUNCATED("left.truncated", NESTED),
    /** The client reset the connection. */
    LEFT_RESET("left.reset"),
    /** The client answers no more. */
    LEFT_VANISHED("left.vanished"),
    /** The client said the goodbye word, which is the argument. */
    LEFT_GOODBYE("left.goodbye", TEXT),
    /** A person disconnected the client. */
    LEFT_KICKED("left.kicked"),
    /** The server stopped. */
    LEFT_STOPPED("left.stopped"),
    /** The client took nothing for so many seconds. */
    LEFT_SLOW("left.slow", COUNT),
    /** The client's thread failed; the class of the failure. */
    LEFT_FAILED("left.failed", TEXT),
    /** The address of the client was blocked. */
    LEFT_BLOCKED("left.blocked", TEXT),
    /** The client said so many wrong class codes. */
    LEFT_CODE("left.code", COUNT),
    /** The client did not say the class code in time. */
    LEFT_CODE_LATE("left.code.late"),
    /** The TLS handshake failed; why. */
    LEFT_HANDSHAKE("left.handshake", NESTED),
    /** The client did not begin a TLS handshake. */
    LEFT_HANDSHAKE_SILENT("left.handshake.silent"),
    /** The client did not finish the TLS handshake in time. */
    LEFT_HANDSHAKE_LATE("left.handshake.late"),
    /** Said to a client that does not begin a TLS handshake. */
    HANDSHAKE_SAY_SILENT("handshake.say.silent"),
    /** The client does not trust the certificate; the alert. */
    HANDSHAKE_DISTRUST("handshake.distrust", TEXT),
    /** The client speaks too old a TLS; the alert. */
    HANDSHAKE_VERSION("handshake.version", TEXT),
    /** There is no common cipher; the alert. */
    HANDSHAKE_CIPHER("handshake.cipher", TEXT),
    /** The client left inside the handshake. */
    HANDSHAKE_GONE("handshake.gone"),
    /** Another failure of the handshake; in Java's words. */
    HANDSHAKE_OTHER("handshake.other", TEXT),
    /** Said to a client that knows the class code. */
    CODE_SAY_RIGHT("code.say.right"),
    /** Said to a client that does not know the class code; how many attempts are left. */
    CODE_SAY_WRONG("code.say.wrong", COUNT),
    /** Said to a client after its last attempt. */
    CODE_SAY_ENOUGH("code.say.enough"),
    /** Said to a client whose address has to wait; for so many seconds. */
    CODE_SAY_PAUSE("code.say.pause", COUNT),
    /** Said to a client that did not say the class code in time. */
    CODE_SAY_LATE("code.say.late"),
    /** A reply could not be sent, because the client has left. */
    REPLY_LEFT("reply.left"),
    /** A reply is too long; its bytes, and how many are allowed. */
    REPLY_LONG("reply.long", COUNT, COUNT),
    /** A reply was not queued; so many bytes wait already. */
    REPLY_FULL("reply.full", COUNT),
    /** An automatic reply could not be encoded; the client, and why. */
    AUTO_FAILED("auto.failed", CLIENT, NESTED),
    /** A client did not finish a message in time. */
    LIMIT_TIME("limit.time", CLIENT),
    /** A client's message hit a limit; the finding about that. */
    LIMIT_MESSAGE("limit.message", CLIENT, NESTED),
    /** A client does not read; so many bytes wait. */
    LIMIT_QUEUE("limit.queue", CLIENT, COUNT),
    /** A client cannot be kept for an answer. */
    LIMIT_ANSWERABLE("limit.answerable", CLIENT),
    /** A client was disconnected because it took nothing; how it left. */
    LIMIT_STALL("limit.stall", CLIENT, NESTED),
    /** An address may not connect. */
    LIMIT_ADMITTED("limit.admitted", TEXT),
    /** A client did not finish its TLS handshake in time. */
    LIMIT_HANDSHAKE("limit.handshake", CLIENT),
    /** A client was disconnected after so many wrong class codes. */
    LIMIT_CODE("limit.code", TEXT, COUNT),
    /** A client did not say the class code in time. */
    LIMIT_CODE_LATE("limit.code.late", TEXT),
    /** A client was turned away, because so many are connected. */
    LIMIT_CONNECTIONS("limit.connections", TEXT, COUNT),
    /** A client was turned away, because the process may open no more files than for so many. */
    LIMIT_CONNECTIONS_FILES("limit.connections.files", TEXT, COUNT),
    /** A client was turned away; so many connections from one address are the limit. */
    LIMIT_ADDRESS("limit.address", TEXT, COUNT),
    /** A client was turned away; so many connections a second from one address are the limit. */
    LIMIT_RATE("limit.rate", TEXT, COUNT),
    /** No connection can be accepted, because there are no file descriptors left. */
    LIMIT_DESCRIPTORS("limit.descriptors"),
    /** Said to a client that is turned away, because so many are connected. */
    TURNED_CONNECTIONS("turned.connections", NUMBER),
    /** Said to a client whose address may not connect. */
    TURNED_ADMITTED("turned.admitted"),
    /** Said to a client whose address was blocked. */
    TURNED_BLOCKED("turned.blocked"),
    /** Said to a client with too many connections from its address. */
    TURNED_ADDRESS("turned.address"),
    /** Said to a client that connects too often. */
    TURNED_RATE("turned.rate"),
    /** The path of a Unix socket is something else. */
    UNIX_EXISTS("unix.exists", TEXT),
    /** The path of a Unix socket is in use. */
    UNIX_IN_USE("unix.in-use", TEXT),
    /** The directory of a Unix socket is not there. */
    UNIX_DIRECTORY("unix.directory", TEXT),
    /** The path of a Unix socket is too long; how many bytes it may have. */
    UNIX_LONG("unix.long", TEXT, COUNT),
    /** A Unix socket could not be opened; the path, and why. */
    UNIX_FAILED("unix.failed", TEXT, NESTED),
    /** The system has no Unix sockets; the path that was asked for. */
    UNIX_UNKNOWN("unix.unknown", TEXT),
    /** A request could not be carried out; where it failed. */
    REQUEST_FAILED("request.failed", TEXT),
    /** A listener that is to move has ended already. */
    MOVE_ENDED("move.ended"),
    /** A listener could not move and listens where it was; why, and where. */
    MOVE_STAYS("move.stays", NESTED, TEXT),
    /** A listener could not move and could not be opened again; why, where, and why not. */
    MOVE_LOST("move.lost", NESTED, TEXT, NESTED),
    /** A client of a listener could not be let in; the listener, and why. */
    LISTENER_FAILED("listener.failed", TEXT, TEXT),
    /** A listener ended; its address, and why. */
    LISTENER_BROKE("listener.broke", TEXT, TEXT);

    private final Declaration declaration;

    ServerText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("server", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
