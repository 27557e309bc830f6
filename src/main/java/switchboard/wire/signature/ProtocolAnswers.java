package switchboard.wire.signature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Answers to programs that are meant for another server, each in its own protocol, so that it ends at once and says
 * something useful. Stateless and thread-safe.
 */
public final class ProtocolAnswers {
    /** The longest text, in bytes, that fits all answers. */
    private static final int LONGEST_TEXT = 250;

    private ProtocolAnswers() {}

    /**
     * Returns the bytes that refuse a program.
     *
     * @param request the first bytes of the program
     * @param text the reason, one line
     */
    public static byte[] refuse(Protocol protocol, byte[] request, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] ascii = ascii(text);
        return switch (protocol) {
            case HTTP -> http("HTTP/1.1 400 Bad Request", "", utf8);
            case RTSP -> http("RTSP/1.0 400 Bad Request", header(request, "CSeq"), utf8);
            case SIP -> http("SIP/2.0 400 Bad Request", sip(request), utf8);
            case NTRIP_SOURCE -> line("ERROR - " + text, "\r\n");
            case HTTP2 -> http2(ascii);
            case SSH -> ssh(ascii);
            case MQTT -> mqtt(request, ascii);
            case REDIS -> line("-ERR " + text, "\r\n");
            case POSTGRESQL -> postgresql(ascii);
            case X11 -> x11(request, ascii);
            case GIT -> line(String.format(Locale.ROOT, "%04xERR ", utf8.length + 9) + text, "\n");
            case RSYNC -> line("@RSYNCD: 31.0\n@ERROR: " + text, "\n");
            case STOMP -> line("ERROR\ncontent-type:text/plain\nmessage:" + text.replace(":", "\\c"), "\n\n\0");
            case OPC_UA -> opcUa(utf8);
            case MINECRAFT -> minecraft(request, text);
            case DNS -> dns(request);
            // No acceptable methods (RFC 1928, section 3).
            case SOCKS5 -> new byte[] {5, (byte) 0xFF};
            // Request rejected or failed.
            case SOCKS4 -> new byte[] {0, 0x5B, 0, 0, 0, 0, 0, 0};
            // A-ASSOCIATE-RJ: permanent, by the user, without a reason (PS3.8, section 9.3.4).
            case DICOM -> HexFormat.of().parseHex("03000000000400010101");
            // SSL_NOT_ALLOWED_BY_SERVER in a connection confirm (MS-RDPBCGR, section 2.2.1.2.2).
            case RDP -> HexFormat.of().parseHex("030000130ed000001234000300080002000000");
            // A line of text makes the TLS libraries of clients fail with an error that names this cause.
            default -> line(text, "\n");
        };
    }

    private static byte[] ascii(String text) {
        String plain = text.replace('“', '"').replace('”', '"').replaceAll("[^ -~]", "?");
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        return bytes.length <= LONGEST_TEXT ? bytes : Arrays.copyOf(bytes, LONGEST_TEXT);
    }

    private static byte[] line(String text, String end) {
        return (text + end).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] http(String status, String headers, byte[] text) {
        String head = status + "\r\n" + headers + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + (text.length + 1) + "\r\nConnection: close\r\n\r\n";
        return join(head.getBytes(StandardCharsets.ISO_8859_1), text, new byte[] {'\n'});
    }

    /** Returns the headers of a request that its answer has to repeat (RFC 3261, section 8.2.6.2). */
    private static String sip(byte[] request) {
        return header(request, "Via")
                + header(request, "From")
                + header(request, "To")
                + header(request, "Call-ID")
                + header(request, "CSeq");
    }

    private static String header(byte[] request, String name) {
        StringBuilder found = new StringBuilder();
        for (String line : new String(request, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                found.append(line).append("\r\n");
            }
        }
        return found.toString();
    }

    /** An empty SETTINGS frame, and GOAWAY with HTTP_1_1_REQUIRED and the text (RFC 9113, sections 6.5, 6.8, 7). */
    private static byte[] http2(byte[] text) {
        byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
        byte[] goAway = ByteBuffer.allocate(17)
                .put((byte) 0)
                .putShort((short) (8 + text.length))
                .put((byte) 7)
                .put((byte) 0)
                .putInt(0)
                .putInt(0)
                .putInt(0x0D)
                .array();
        return join(settings, goAway, text);
    }

    /** An identification, and SSH_MSG_DISCONNECT with PROTOCOL_ERROR (RFC 4253, sections 4.2, 6 and 11.1). */
    private static byte[] ssh(byte[] text) {
        int payload = 1 + 4 + 4 + text.length + 4;
        // Length, padding's length, payload and padding are together a multiple of 8; at least 4 bytes are padding.
        int padding = 8 - (5 + payload + 4) % 8 + 4;
        byte[] packet = ByteBuffer.allocate(5 + payload + padding)
                .putInt(1 + payload + padding)
                .put((byte) padding)
                .put((byte) 1)
                .putInt(2)
                .putInt(text.length)
                .put(text)
                .putInt(0)
                .array();
        return join("SSH-2.0-none\r\n".getBytes(StandardCharsets.US_ASCII), packet);
    }

    /**
     * CONNACK: server unavailable (MQTT 3.1.1, section 3.2.2.3), or with version 5 the reason code and the text (MQTT
     * 5.0, sections 3.2.2.2 and 3.2.2.3.9).
     */
    private static byte[] mqtt(byte[] request, byte[] text) {
        int name = 1;
        while (name < request.length && request[name] < 0) {
            name++;
        }
        boolean five = name + 7 < request.length && request[name + 2] == 4 && request[name + 7] == 5;
        if (!five) {
            return new byte[] {0x20, 2, 0, 3};
        }
        int size = Math.min(text.length, 110);
        return ByteBuffer.allocate(8 + size)
                .put(new byte[] {0x20, (byte) (6 + size), 0, (byte) 0x88, (byte) (3 + size), 0x1F, 0, (byte) size})
                .put(text, 0, size)
                .array();
    }

    /** ErrorResponse, also to a request for encryption (PostgreSQL, sections 55.2.10 and 55.7). */
    private static byte[] postgresql(byte[] text) {
        byte[] fields = join("SFATAL\0VFATAL\0C08P01\0M".getBytes(StandardCharsets.US_ASCII), text, new byte[] {0, 0});
        return ByteBuffer.allocate(5 + fields.length)
                .put((byte) 'E')
                .putInt(4 + fields.length)
                .put(fields)
                .array();
    }

    /** The answer "failed" with a reason (X Window System Protocol, chapter 8). */
    private static byte[] x11(byte[] request, byte[] text) {
        int words = (text.length + 3) / 4;
        return ByteBuffer.allocate(8 + words * 4)
                .order(request[0] == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .put((byte) 0)
                .put((byte) text.length)
                .putShort((short) 11)
                .putShort((short) 0)
                .putShort((short) words)
                .put(text)
                .array();
    }

    /** An error message with Bad_TcpEndpointUrlInvalid (OPC 10000-6, section 7.1.5). */
    private static byte[] opcUa(byte[] text) {
        return ByteBuffer.allocate(16 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("ERRF".getBytes(StandardCharsets.US_ASCII))
                .putInt(16 + text.length)
                .putInt(0x80830000)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /** The answer to a request for the status, or the reason of a disconnect; both are JSON in packet 0. */
    private static byte[] minecraft(byte[] request, String text) {
        byte[] ascii = ascii(text.replace('"', '\''));
        String words = new String(ascii, StandardCharsets.US_ASCII).replace("\\", "/");
        Latin1 view = new Latin1(request, 0, request.length);
        boolean wide = request[0] < 0;
        long handshake = wide ? (view.charAt(0) & 0x7F) + (view.charAt(1) << 7) + 2 : view.charAt(0) + 1;
        // The last byte of the handshake is the next state: 1 asks for the status.
        boolean status = handshake <= request.length && request[(int) handshake - 1] == 1;
        String json = status
                ? "{\"version\":{\"name\":\"-\",\"protocol\":-1},\"players\":{\"max\":0,\"online\":0},"
                        + "\"description\":{\"text\":\"" + words + "\"}}"
                : "{\"text\":\"" + words + "\"}";
        byte[] body = json.getBytes(StandardCharsets.US_ASCII);
        byte[] packet = join(new byte[] {0}, varInt(body.length), body);
        return join(varInt(packet.length), packet);
    }

    private static byte[] varInt(int number) {
        return number < 0x80 ? new byte[] {(byte) number} : new byte[] {(byte) (number | 0x80), (byte) (number >> 7)};
    }

    /** The question as a response with the code REFUSED (RFC 1035, section 4.1.1). */
    private static byte[] dns(byte[] request) {
        byte[] response = request.clone();
        response[4] |= (byte) 0x80;
        response[5] = (byte) (response[5] & 0x70 | 5);
        return response;
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
