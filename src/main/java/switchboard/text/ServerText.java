package switchboard.text;

import static switchboard.text.ArgumentKind.CLIENT;
import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences of the server, to people and to its clients. A constant's comment tells the case, then the arguments of its
 * sentence.
 */
public enum ServerText implements TextCode {
    /** The remaining attempts at the class code. */
    CODE_WRONG("code.wrong", COUNT),
    /** No attempt is left. */
    CODE_WRONG_LAST("code.wrong.last"),
    /** The address or /64, and the seconds that it has to wait. */
    CODE_PAUSE("code.pause", TEXT, COUNT),
    /** All clients together sent too many wrong class codes; the seconds to wait. */
    CODE_PAUSE_ALL("code.pause.all", COUNT),
    /** The client sent something other than a message in place of the class code. */
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
    /** The server stopped before a client that finished sending was answered. */
    ANSWER_STOPPED("answer.stopped"),
    /** A client that finished sending was disconnected before its answer; the sentence about that. */
    ANSWER_ENDED("answer.ended", NESTED),
    /** A client that finished sending left before its answer. */
    ANSWER_GONE("answer.gone"),
    /** The thread of a client that finished sending failed. */
    ANSWER_FAILED("answer.failed"),
    /** The client finished sending inside a message; the finding about that. */
    LEFT_TRUNCATED("left.truncated", NESTED),
    /** The client reset the connection. */
    LEFT_RESET("left.reset"),
    /** The client stopped answering. */
    LEFT_VANISHED("left.vanished"),
    /** The client sent the goodbye word, which is the argument. */
    LEFT_GOODBYE("left.goodbye", TEXT),
    /** A person disconnected the client. */
    LEFT_KICKED("left.kicked"),
    /** The server stopped. */
    LEFT_STOPPED("left.stopped"),
    /** A part of a write found no room for that many seconds. */
    LEFT_SLOW("left.slow", COUNT),
    /** The automatic reply to the client found no room; the bytes that wait for all clients, and how many may. */
    LEFT_NO_ROOM("left.no-room", COUNT, COUNT),
    /** Sent to a client whose automatic reply found no room. */
    ANSWER_SAY_NO_ROOM("answer.say.no-room"),
    /** The client's thread failed; the class of the failure. */
    LEFT_FAILED("left.failed", TEXT),
    /** The address of the client was blocked. */
    LEFT_BLOCKED("left.blocked", TEXT),
    /** The client sent that many wrong class codes. */
    LEFT_CODE("left.code", COUNT),
    /** The client did not send the class code in time. */
    LEFT_CODE_LATE("left.code.late"),
    /** The TLS handshake failed; the reason. */
    LEFT_HANDSHAKE("left.handshake", NESTED),
    /** The client did not begin a TLS handshake. */
    LEFT_HANDSHAKE_SILENT("left.handshake.silent"),
    /** The client did not finish the TLS handshake in time. */
    LEFT_HANDSHAKE_LATE("left.handshake.late"),
    /** The client began a second TLS handshake. */
    LEFT_RENEGOTIATION("left.renegotiation"),
    /** The client sent more TLS records without content in a row than that number. */
    LEFT_EMPTY_RECORDS("left.empty-records", COUNT),
    /** Sent to a client that does not begin a TLS handshake. */
    HANDSHAKE_SAY_SILENT("handshake.say.silent"),
    /** The client does not trust the certificate; the alert. */
    HANDSHAKE_DISTRUST("handshake.distrust", TEXT),
    /** The client speaks too old a TLS; the alert. */
    HANDSHAKE_VERSION("handshake.version", TEXT),
    /** There is no common cipher; the alert. */
    HANDSHAKE_CIPHER("handshake.cipher", TEXT),
    /** The client left inside the handshake. */
    HANDSHAKE_GONE("handshake.gone"),
    /** Another failure of the handshake; the message of Java's exception. */
    HANDSHAKE_OTHER("handshake.other", TEXT),
    /** Sent to a client after the right class code. */
    CODE_SAY_RIGHT("code.say.right"),
    /** Sent to a client that says a class code which it need not say. */
    CODE_SAY_NOT_NEEDED("code.say.not-needed"),
    /** Sent to a client after a wrong class code; the remaining attempts. */
    CODE_SAY_WRONG("code.say.wrong", COUNT),
    /** Sent to a client after its last attempt. */
    CODE_SAY_ENOUGH("code.say.enough"),
    /** Sent to a client whose address has to wait; the seconds, and the address or /64. */
    CODE_SAY_PAUSE("code.say.pause", COUNT, TEXT),
    /** Sent to a client while all together sent too many wrong class codes; the seconds to wait. */
    CODE_SAY_PAUSE_ALL("code.say.pause.all", COUNT),
    /** Sent to a client that did not send the class code in time. */
    CODE_SAY_LATE("code.say.late"),
    /** A reply could not be sent, because the client has left. */
    REPLY_LEFT("reply.left"),
    /** No argument; no client of this number has ever come. */
    REPLY_UNKNOWN("reply.unknown"),
    /** A reply is too long; its bytes, and the allowed ones. */
    REPLY_LONG("reply.long", COUNT, COUNT),
    /** A reply was not queued; the bytes in the queue. */
    REPLY_FULL("reply.full", COUNT),
    /** A reply found no room; the bytes that wait for all clients, and how many may. */
    REPLY_NO_ROOM("reply.no-room", COUNT, COUNT),
    /** There was no memory for a reply. */
    REPLY_NO_HEAP("reply.no-heap"),
    /** A reply failed by a fault of the program; the failure and its place in the code. */
    REPLY_BROKEN("reply.broken", TEXT),
    /** A reply is sent on a timer until it is stopped; the milliseconds. */
    REPEAT_EVERY("repeat.every", COUNT),
    /** A reply is sent on a timer; the number of times, and the milliseconds. */
    REPEAT_TIMES("repeat.times", COUNT, COUNT),
    /** The number of times that it was sent. */
    REPEAT_SO_FAR("repeat.so-far", COUNT),
    /** The number of times that it was sent, and that of all. */
    REPEAT_SO_FAR_OF("repeat.so-far.of", COUNT, COUNT),
    /** It was sent as often as wanted; the number of times. */
    REPEAT_DONE("repeat.done", COUNT),
    /** A person stopped it; the number of times. */
    REPEAT_STOPPED("repeat.stopped", COUNT),
    /** Another reply on a timer took its place; the number of times. */
    REPEAT_REPLACED("repeat.replaced", COUNT),
    /** It ended early; the number of times before, and the reason. */
    REPEAT_FAILED("repeat.failed", COUNT, NESTED),
    /** A client may answer every automatic reply; the client, and the seconds. */
    AUTO_LOOP("auto.loop", CLIENT, NUMBER),
    /** Several clients may answer every automatic reply; their number, one of them, and the seconds. */
    AUTO_LOOPS("auto.loops", COUNT, CLIENT, NUMBER),
    /** An automatic reply could not be encoded; the client, and the reason. */
    AUTO_FAILED("auto.failed", CLIENT, NESTED),
    /** A client did not finish a message in time. */
    LIMIT_TIME("limit.time", CLIENT),
    /** A client's message hit a limit; the finding about that. */
    LIMIT_MESSAGE("limit.message", CLIENT, NESTED),
    /** A client is read no faster than it may send; the client, and the bytes a second. */
    LIMIT_RECEIVE_RATE("limit.receive-rate", CLIENT, COUNT),
    /** A client does not read; the client, and the bytes in its queue. */
    LIMIT_QUEUE("limit.queue", CLIENT, COUNT),
    /** A message to a client found no room; the client, the bytes that wait for all clients, and how many may. */
    LIMIT_NO_ROOM("limit.no-room", CLIENT, COUNT, COUNT),
    /** A client cannot be kept for an answer. */
    LIMIT_ANSWERABLE("limit.answerable", CLIENT),
    /** A client was disconnected because it read too slowly; the client, and the sentence about its end. */
    LIMIT_STALL("limit.stall", CLIENT, NESTED),
    /** An address may not connect. */
    LIMIT_ADMITTED("limit.admitted", TEXT),
    /** A client did not finish its TLS handshake in time. */
    LIMIT_HANDSHAKE("limit.handshake", CLIENT),
    /** A client was disconnected after wrong class codes; its address, and their number. */
    LIMIT_CODE("limit.code", TEXT, COUNT),
    /** A client did not say the class code in time. */
    LIMIT_CODE_LATE("limit.code.late", TEXT),
    /** A client was rejected at the connection limit; its address, and the limit. */
    LIMIT_CONNECTIONS("limit.connections", TEXT, COUNT),
    /** A client was rejected because of the limit of open files; its address, and the connection limit that follows. */
    LIMIT_CONNECTIONS_FILES("limit.connections.files", TEXT, COUNT),
    /** A client was rejected; its address, the limit of connections, and the address or /64 that it applies to. */
    LIMIT_ADDRESS("limit.address", TEXT, COUNT, TEXT),
    /** A client was rejected; its address, the limit of connections a second, and the address or /64 as above. */
    LIMIT_RATE("limit.rate", TEXT, COUNT, TEXT),
    /** No connection can be accepted, because there are no file descriptors left. */
    LIMIT_DESCRIPTORS("limit.descriptors"),
    /** Sent to a client that is rejected at the connection limit, which is the argument. */
    TURNED_CONNECTIONS("turned.connections", NUMBER),
    /** Sent to a client whose address may not connect. */
    TURNED_ADMITTED("turned.admitted"),
    /** Sent to a client whose address was blocked. */
    TURNED_BLOCKED("turned.blocked"),
    /** Sent to a client with too many connections from its address or /64, which is the argument. */
    TURNED_ADDRESS("turned.address", TEXT),
    /** Sent to a client that connects too often; its address or /64. */
    TURNED_RATE("turned.rate", TEXT),
    /** The path of a Unix socket exists and is no socket. */
    UNIX_EXISTS("unix.exists", TEXT),
    /** The path of a Unix socket is in use. */
    UNIX_IN_USE("unix.in-use", TEXT),
    /** The directory of a Unix socket does not exist. */
    UNIX_DIRECTORY("unix.directory", TEXT),
    /** The path of a Unix socket is too long; the path, and the allowed bytes. */
    UNIX_LONG("unix.long", TEXT, COUNT),
    /** A Unix socket cannot have a framing that a pause ends; the requested path, and the framing. */
    UNIX_PAUSE("unix.pause", TEXT, TEXT),
    /** The session did not answer in time, so nothing of a client is read again; the client. */
    AGAIN_LATE("again.late", CLIENT),
    /** Messages before a gap are not read again; the client, and the number of the last of them. */
    AGAIN_GAP("again.gap", CLIENT, NUMBER),
    /**
     * Old messages are not read again; the client, the number of the last of them, and the most messages and MiB that
     * are.
     */
    AGAIN_MUCH("again.much", CLIENT, NUMBER, COUNT, COUNT),
    /** A message whose bytes are not all kept, and those before it are not read again; the client, and its number. */
    AGAIN_CUT("again.cut", CLIENT, NUMBER),
    /** Nothing is read again, because a reader would stop; the client, and the reason. */
    AGAIN_REFUSED("again.refused", CLIENT, NESTED),
    /** A client of a Unix socket cannot be read in a framing that a pause ends; its number, and the framing. */
    READ_AS_UNIX("read-as.unix", COUNT, TEXT),
    /** A client's encoding lacks a character; which, as a part of a sentence. */
    REPLY_UNENCODABLE("reply.unencodable", NESTED),
    /** A Unix socket could not be opened; the path, and the reason. */
    UNIX_FAILED("unix.failed", TEXT, NESTED),
    /** The system has no Unix sockets; the requested path. */
    UNIX_UNKNOWN("unix.unknown", TEXT),
    /** A request failed; the failure and its place in the code. */
    REQUEST_FAILED("request.failed", TEXT),
    /** A listener that should move has ended already. */
    MOVE_ENDED("move.ended"),
    /** A listener could not move and stays; the reason, and its address. */
    MOVE_STAYS("move.stays", NESTED, TEXT),
    /** A listener could not move and could not be opened again; the reason, its address, and the second reason. */
    MOVE_LOST("move.lost", NESTED, TEXT, NESTED),
    /** A listener failed to accept a client; its address, and the reason. */
    LISTENER_FAILED("listener.failed", TEXT, TEXT),
    /** A listener ended; its address, and the reason. */
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
