package switchboard.wire.explain;

import java.util.Optional;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.signature.Protocol;
import switchboard.wire.signature.WideCharsets;

/**
 * Recognises bytes that are no frame as those of other protocols and formats: those of {@link Protocol}, and some that
 * are too short to mean anything in a right frame.
 *
 * <p>Sources: TLS, the type {@code handshake} and the version of a record (RFC 8446, section 5.1); Java serialization,
 * {@link java.io.ObjectStreamConstants#STREAM_MAGIC} and {@link java.io.ObjectStreamConstants#STREAM_VERSION}; pickle,
 * the opcode PROTO with a version from 2 to 5 (PEP 307 and PEP 574) and the final opcode STOP; byte order marks
 * (RFC 3629, section 6, and RFC 2781, section 3.2); telnet commands SB, WILL, WONT, DO and DONT (RFC 854).
 *
 * <p>Stateless and thread-safe.
 */
public final class ProtocolSignatures {
    private ProtocolSignatures() {}

    /** Returns the protocol that the bytes from {@code at} to {@code end} begin like; empty if no signature fits. */
    public static Optional<Finding> of(byte[] bytes, int at, int end) {
        Optional<Finding> named = named(bytes, at, end);
        if (named.isPresent()) {
            return named;
        }
        int size = end - at;
        int b0 = bytes[at] & 0xFF;
        int b1 = size > 1 ? bytes[at + 1] & 0xFF : -1;
        int b2 = size > 2 ? bytes[at + 2] & 0xFF : -1;
        int b3 = size > 3 ? bytes[at + 3] & 0xFF : -1;
        if (b0 == 0x16 && b1 == 0x03 && b2 >= 0 && b2 <= 0x04) {
            return certain(WireText.TLS);
        }
        if (b0 == 0xAC && b1 == 0xED && b2 == 0x00 && b3 == 0x05) {
            return certain(WireText.JAVA_OBJECT);
        }
        if (b0 == 0x80 && b1 >= 2 && b1 <= 5 && bytes[end - 1] == '.') {
            return certain(WireText.PICKLE);
        }
        if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) {
            return certain(WireText.BYTE_ORDER_MARK);
        }
        if ((b0 == 0xFF && b1 == 0xFE)
                || (b0 == 0xFE && b1 == 0xFF)
                || !WideCharsets.of(bytes, at, end).isEmpty()) {
            return certain(WireText.UTF16);
        }
        if (b0 == 0xFF && b1 >= 0xFA && b1 <= 0xFE) {
            return certain(WireText.TELNET);
        }
        return Optional.empty();
    }

    /** Returns the finding that bytes are those of a protocol of {@link Protocol}; empty if they are of none. */
    static Optional<Finding> named(byte[] bytes, int at, int end) {
        return Protocol.begins(bytes, at, end).known().map(protocol -> of(protocol, bytes, at, end));
    }

    /** Returns the finding that bytes are those of a protocol. */
    public static Finding of(Protocol protocol, byte[] bytes, int at, int end) {
        String quote = Escapes.quote(bytes, at, end - at);
        return switch (protocol) {
            case STUN -> FindingFactory.find(WireText.OTHER_PROGRAM_STUN, Certainty.CERTAIN);
            case TLS -> FindingFactory.find(WireText.TLS, Certainty.CERTAIN);
            case HTTP, HTTP2 -> HttpClients.of(bytes, at, end, quote);
            default ->
                switch (protocol.role()) {
                    case WEB, STRANGER, SHORT ->
                        FindingFactory.find(WireText.OTHER_PROGRAM_NAMED, Certainty.CERTAIN, protocol.words());
                    case COMMAND ->
                        FindingFactory.find(WireText.OTHER_PROGRAM_LIKELY, Certainty.LIKELY, quote, protocol.words());
                    case DEVICE ->
                        protocol.framing().isEmpty()
                                ? FindingFactory.find(
                                        WireText.OTHER_PROGRAM_DEVICE, Certainty.CERTAIN, protocol.words())
                                : FindingFactory.find(
                                        WireText.OTHER_PROGRAM_FRAMING,
                                        Certainty.CERTAIN,
                                        protocol.words(),
                                        protocol.framing());
                };
        };
    }

    /** Returns the note that a message of a framing that takes any bytes is one of a protocol. */
    public static Finding note(Protocol protocol) {
        return protocol.framing().isEmpty()
                ? FindingFactory.find(WireText.CONTENT_PROTOCOL, Certainty.LIKELY, protocol.words())
                : FindingFactory.find(
                        WireText.CONTENT_PROTOCOL_FRAMING, Certainty.LIKELY, protocol.words(), protocol.framing());
    }

    /** Returns whether a message is what a terminal negotiates or the header of a proxy, which no person says. */
    public static boolean isPreamble(Message message) {
        // This runs for every message, so it creates no stream.
        for (Finding finding : message.findings()) {
            if (finding.cause() == Cause.PROXY_HEADER || finding.text().code() == WireText.TELNET_LEFT_OUT) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Finding> certain(WireText code) {
        return Optional.of(FindingFactory.find(code, Certainty.CERTAIN));
    }
}
