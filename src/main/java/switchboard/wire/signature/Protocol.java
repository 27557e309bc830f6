package switchboard.wire.signature;

import static switchboard.wire.signature.Protocol.Role.COMMAND;
import static switchboard.wire.signature.Protocol.Role.DEVICE;
import static switchboard.wire.signature.Protocol.Role.SHORT;
import static switchboard.wire.signature.Protocol.Role.STRANGER;
import static switchboard.wire.signature.Protocol.Role.WEB;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.text.ProtocolText;
import switchboard.wire.signature.Shape.Match;

/**
 * The protocols that are known by their first bytes. The order is that of the comparison: what is more special comes
 * first.
 *
 * <p>A constant's comment cites the document that fixes the bytes. Immutable and thread-safe.
 */
public enum Protocol {
    /** STUN and TURN over TCP: two bits 0, type, length, and the magic cookie (RFC 8489, section 5). */
    STUN(WEB, "[\\x00-\\x3f].{3}\\x21\\x12\\xa4\\x42"),
    /** The preface of HTTP/2 (RFC 9113, section 3.4). */
    HTTP2(WEB, "PRI \\* HTTP/2"),
    /** RTSP (RFC 2326, section 6.1). */
    RTSP(
            STRANGER,
            "(?:OPTIONS|DESCRIBE|SETUP|ANNOUNCE|RECORD|PLAY|TEARDOWN|[GS]ET_PARAMETER)"
                    + " (?:/|\\*|rtspu?s?://\\S*) RTSP/1"),
    /** SIP (RFC 3261, section 7.1). */
    SIP(
            STRANGER,
            "(?:INVITE|REGISTER|OPTIONS|ACK|BYE|CANCEL|SUBSCRIBE|NOTIFY|MESSAGE|INFO|PUBLISH|REFER|UPDATE)"
                    + " sips?:\\S+ SIP/2\\.0"),
    /** A source of NTRIP 1.0 (RTCM 10410.0), and one of Icecast, whose line names its protocol. */
    NTRIP_SOURCE(STRANGER, "SOURCE \\S+ /\\S*\\r\\n|SOURCE /\\S* (?:ICE|HTTP)/1\\.\\d"),
    /** The request line of HTTP/1 (RFC 9112, section 3) with the methods of browsers and WebDAV (RFC 4918). */
    HTTP(
            WEB,
            Shape.checked(
                    "(?:(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|TRACE|PATCH|PRI|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|REPORT)"
                            + " (?:/|\\*|https?://)\\S*|CONNECT \\S+)(?: HTTP/|\\z)",
                    ProtocolChecks::request)),
    /** TLS: a handshake record of TLS 1.0 to 1.3 with a ClientHello (RFC 8446, sections 4 and 5.1). */
    TLS(WEB, Shape.checked("\\x16\\x03[\\x00-\\x04]..\\x01\\x00..\\x03[\\x00-\\x04]", ProtocolChecks::clientHello)),
    /** SSH: the identification (RFC 4253, section 4.2). */
    SSH(STRANGER, "SSH-[12]\\.\\d{1,2}-[!-~]"),
    /** MQTT 3.1, 3.1.1 and 5: CONNECT, remaining length, name and level (MQTT 5.0, section 3.1). */
    MQTT(STRANGER, "\\x10(?:[\\x80-\\xff]{0,3}[\\x00-\\x7f])\\x00(?:\\x04MQTT[\\x03-\\x05]|\\x06MQIsdp\\x03)"),
    /** AMQP 0-9-1 and 1.0: the protocol header (AMQP 1.0, section 2.2). */
    AMQP(STRANGER, "AMQP[\\x00-\\x03][\\x00\\x01][\\x00\\x08\\x09][\\x00-\\x0a]"),
    /** Redis: an array of bulk strings (RESP2). */
    REDIS(STRANGER, "\\*[1-9]\\d{0,5}\\r\\n\\$\\d{1,9}\\r\\n[A-Za-z]"),
    /** PostgreSQL: SSLRequest, GSSENCRequest, CancelRequest, and the startup message of version 3 (section 53.7). */
    POSTGRESQL(
            STRANGER,
            "\\x00\\x00\\x00\\x08\\x04\\xd2\\x16[\\x2f\\x30]|\\x00\\x00\\x00\\x10\\x04\\xd2\\x16\\x2e"
                    + "|\\x00\\x00..\\x00\\x03\\x00[\\x00-\\x02](?:user|database|application_name|client_encoding)\\x00"),
    /** X11: byte order, version 11.0, then two lengths (X Window System Protocol, chapter 8). */
    X11(STRANGER, "l\\x00\\x0b\\x00\\x00\\x00..|B\\x00\\x00\\x0b\\x00\\x00.."),
    /** SMB 1 and 2 in a NetBIOS session message (MS-SMB2, sections 2.1 and 2.2.1). */
    SMB(STRANGER, "\\x00[\\x00\\x01]..[\\xfe\\xff]SMB"),
    /** S7: a connection request in TPKT whose parameters are a TPDU size and TSAPs (RFC 1006; ISO 8073). */
    S7(
            DEVICE,
            Shape.sized(
                    "\\x03\\x00\\x00.[\\x06-\\xfe][\\xe0\\xf0].{4}\\x00(?:\\xc0\\x01|\\xc1\\x02|\\xc2\\x02)",
                    2, 2, false, 0)),
    /** RDP: a connection request in TPKT (MS-RDPBCGR, section 2.2.1.1; RFC 1006, section 6). */
    RDP(STRANGER, Shape.sized("\\x03\\x00\\x00.[\\x06-\\xfe]\\xe0\\x00\\x00..\\x00", 2, 2, false, 0)),
    /** SQL Server: a pre-login packet (MS-TDS, sections 2.2.3.1 and 2.2.6.5). */
    SQL_SERVER(STRANGER, Shape.sized("\\x12\\x01..\\x00\\x00[\\x00\\x01]\\x00\\x00", 2, 2, false, 0)),
    /** Oracle Net: a connect packet, whose header counts itself. */
    ORACLE(STRANGER, Shape.sized("..\\x00\\x00\\x01[\\x00\\x04]\\x00\\x00\\x01[\\x2c-\\x40]", 0, 2, false, 0)),
    /** MongoDB: OP_QUERY or OP_MSG that answers nothing; the length counts itself (MongoDB wire protocol). */
    MONGODB(STRANGER, "..[\\x00-\\x02]\\x00.{4}\\x00{4}(?:\\xdd|\\xd4)\\x07\\x00\\x00"),
    /** LDAP: a bind request of version 3 (RFC 4511, sections 4.1.1 and 4.2). */
    LDAP(STRANGER, "\\x30[\\x0c-\\x7f]\\x02\\x01\\x01\\x60[\\x07-\\x7f]\\x02\\x01[\\x02\\x03]\\x04"),
    /** Cassandra: OPTIONS or STARTUP of version 3 to 5 (CQL binary protocol, section 2). */
    CASSANDRA(STRANGER, Shape.sized("[\\x03-\\x05][\\x00\\x10]..[\\x01\\x05]\\x00\\x00..", 5, 4, false, 9)),
    /** Kafka: ApiVersions, whose length stands in 4 bytes (Kafka protocol guide). */
    KAFKA(STRANGER, Shape.sized("\\x00\\x00..\\x00\\x12\\x00[\\x00-\\x04].{4}\\x00.", 0, 4, false, 4)),
    /** JDWP, the protocol of Java debuggers: 14 bytes. */
    JDWP(STRANGER, "JDWP-Handshake"),
    /** BitTorrent (BEP 3). */
    BITTORRENT(STRANGER, "\\x13BitTorrent protocol"),
    /** Android Debug Bridge: CNXN, and its complement as the magic number (adb, protocol.txt). */
    ADB(STRANGER, "CNXN.{16}\\xbc\\xb1\\xa7\\xb1"),
    /** Minecraft's list of servers before version 1.7. */
    MINECRAFT_OLD(STRANGER, "\\xfe\\x01\\xfa\\x00\\x0b\\x00M\\x00C"),
    /** Minecraft, Java Edition. */
    MINECRAFT(STRANGER, Shape.checked("[\\x06-\\xff][\\x00-\\x02]", ProtocolChecks::minecraft)),
    /** Git: a request in a pkt-line (gitprotocol-pack). */
    GIT(STRANGER, "[0-9a-f]{4}git-(?:upload|receive)-(?:pack|archive) /"),
    /** The rsync daemon's greeting. */
    RSYNC(STRANGER, "@RSYNCD: \\d\\d"),
    /** STOMP 1.1 and 1.2: a frame that connects (STOMP 1.2, Connecting); more headers than these are not usual. */
    STOMP(STRANGER, "(?:CONNECT|STOMP)\\r?\\n(?:[a-z-]+:[^\\n]*\\n){0,20}accept-version:"),
    /** ZeroMQ: the greeting's signature (RFC 23/ZMTP). */
    ZEROMQ(STRANGER, "\\xff\\x00{7}[\\x00-\\x01]\\x7f"),
    /** OPC UA: a hello message (OPC 10000-6, section 7.1.2). */
    OPC_UA(STRANGER, Shape.sized("HELF....\\x00{4}", 4, 4, true, 0)),
    /** DICOM: A-ASSOCIATE-RQ of version 1 (PS3.8, section 9.3.2). */
    DICOM(STRANGER, "\\x01\\x00\\x00\\x00..\\x00\\x01\\x00\\x00[ -~]{16}[ -~]"),
    /** ONC RPC: a call of version 2 in the last fragment of a record (RFC 5531, sections 9 and 11). */
    ONC_RPC(STRANGER, "\\x80\\x00..[\\x00-\\xff]{4}\\x00{4}\\x00\\x00\\x00\\x02"),
    /** DNS over TCP: one question, no answer, and the length in 2 bytes (RFC 1035, sections 4.1.1 and 4.2.2). */
    DNS(
            SHORT,
            Shape.sized(
                    "\\x00...[\\x00\\x01][\\x00\\x10\\x20\\x30]\\x00\\x01\\x00{4}\\x00[\\x00-\\x02][\\x00-\\x3f]",
                    0, 2, false, 2)),
    /** SOCKS 5: the number of methods, and the methods (RFC 1928, section 3). */
    SOCKS5(SHORT, "\\x05(?:\\x01[\\x00-\\x02]|\\x02[\\x00-\\x02]{2}|\\x03[\\x00-\\x03]{3}|\\x04[\\x00-\\x09]{4})\\z"),
    /** SOCKS 4 and 4a: command, port, address, and a name that NUL ends. */
    SOCKS4(SHORT, "\\x04[\\x01\\x02]..(?:\\x00\\x00\\x00[^\\x00][ -~]*\\x00[!-~]+\\x00|[^\\x00]...[ -~]*\\x00)\\z"),
    /** RFB, the protocol of VNC: the version (RFC 6143, section 7.1.1). */
    VNC(STRANGER, "RFB 00\\d\\.\\d{3}\\n"),
    /** Modbus TCP: transaction, protocol 0, length, unit, function (Modbus messaging on TCP/IP, section 3.1.3). */
    MODBUS(DEVICE, "modbus", Shape.sized("..\\x00\\x00\\x00[\\x02-\\xfe].[\\x01-\\x2b]", 4, 2, false, 6)),
    /** HL7 version 2 in its Minimal Lower Layer Protocol. */
    MLLP(DEVICE, "mllp", Shape.of("\\x0b(?:MSH|FHS|BHS)[|^]")),
    /** NMEA 0183: talker, sentence, fields and the checksum. */
    NMEA(
            DEVICE,
            "nmea",
            Shape.checked("[$!][A-Z]{2}[A-Z0-9]{3},[^*\\r\\n\\x00]{0,90}\\*[0-9A-Fa-f]{2}", ProtocolChecks::nmea)),
    /** GT06 and its relatives: 78 78 and a length of 1 byte, or 79 79 and one of 2; CR LF at the end. */
    GT06(DEVICE, "u8,before=xx,end=\\r\\n", Shape.checked("\\x78\\x78.|\\x79\\x79..", ProtocolChecks::gt06)),
    /** Teltonika: the first message is the IMEI behind its length; the digits' check tells it from other text. */
    TELTONIKA(DEVICE, "", Shape.checked("\\x00\\x0f\\d{15}", ProtocolChecks::imei)),
    /** H02, TK103, Queclink and Meitrack: texts of trackers with the device's number. */
    TRACKER(
            DEVICE,
            "",
            Shape.of(
                    "\\*HQ,\\d{10,15},|##,imei:\\d{15},A;|\\+(?:RESP|BUFF|ACK):GT[A-Z]{3},|\\$\\$[A-Za-z]\\d{1,4},\\d{15},")),
    /** IEC 60870-5-104: STARTDT, STOPDT or TESTFR in 6 bytes. */
    IEC104(DEVICE, "u8,before=h", Shape.of("\\x68\\x04[\\x07\\x13\\x43]\\x00\\x00\\x00")),
    /** EtherNet/IP: RegisterSession (CIP volume 2, section 2-4.4). */
    ETHERNET_IP(DEVICE, "", Shape.of("\\x65\\x00\\x04\\x00\\x00{4}\\x00{4}.{8}\\x00{4}\\x01\\x00\\x00\\x00")),
    /** FIX: the version, and the length of the body. */
    FIX(DEVICE, "", Shape.of("8=FIXT?\\.\\d\\.\\d\\x019=\\d{1,6}\\x01")),
    /** SMPP: a bind that counts its whole length (SMPP 3.4, section 4.1). */
    SMPP(
            DEVICE,
            "u32,counts=itself",
            Shape.sized("\\x00\\x00..\\x00\\x00\\x00[\\x01\\x02\\x09]\\x00{4}", 0, 4, false, 0)),
    /** Diameter: a capabilities exchange request (RFC 6733, section 3). */
    DIAMETER(DEVICE, "", Shape.of("\\x01\\x00..\\x80\\x00\\x01\\x01\\x00{4}")),
    /** ZPL, the language of label printers: the beginning of a label, which ^XZ ends. */
    ZPL(DEVICE, "end=^XZ,keep=end", Shape.of("[\\x00-\\x20]{0,2}\\^XA\\s*[\\^~][A-Z]")),
    /** A printer's job: PJL, or PostScript. */
    PRINTER(DEVICE, "", Shape.of("\\x1b%-12345X@PJL|%!PS-Adobe-")),
    /** SCPI and IEEE 488.2: the common commands. */
    SCPI(DEVICE, "scpi", Shape.of("\\*(?:IDN\\?|RST|CLS|OPC\\??|ESR\\?|STB\\?|TST\\?)(?:[\\r\\n;]|\\z)")),
    /** Syslog (RFC 5424 and RFC 3164), perhaps behind its length (RFC 6587). */
    SYSLOG(
            DEVICE,
            "lines",
            Shape.of(
                    "(?:\\d{1,5} )?<\\d{1,3}>(?:1 (?:\\d{4}-\\d\\d-\\d\\dT|- )|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d)")),
    /** memcached: a command that stores, with its flags and length. */
    MEMCACHED(
            COMMAND,
            "(?:set|add|replace|append|prepend|cas) [!-~]{1,250} \\d+ -?\\d+ \\d+(?: \\d+)?(?: noreply)?\\r\\n"),
    /** IRC: the first commands of a client (RFC 2812, section 3.1). */
    IRC(COMMAND, "(?:CAP LS[^\\r\\n]*\\r?\\n)?(?:PASS [^\\r\\n]+\\r?\\n)?NICK [!-~]+\\r?\\nUSER [!-~]+ [!-~]+ "),
    /** SMTP (RFC 5321, section 4.1.1.1). */
    SMTP(COMMAND, "(?:EHLO|HELO) [\\[\\]!-~]+\\r?\\n"),
    /** IMAP: a tag and a command (RFC 9051, section 2.2.1). */
    IMAP(COMMAND, "[A-Za-z]{0,4}\\d{1,4} (?:CAPABILITY|STARTTLS|LOGIN \\S+ \\S+)\\r\\n"),
    /** FTP and POP3: the name of a user (RFC 959, section 4.1.1; RFC 1939, section 7). */
    FTP(COMMAND, "(?:USER [!-~]+|AUTH TLS)\\r\\n"),
    /** The base protocol of language servers, and others with these headers. */
    CONTENT_LENGTH(COMMAND, "Content-Length: \\d{1,9}\\r\\n");

    /** The consequence for a connection that begins so. */
    public enum Role {
        /** A web page can make a browser send it, or it waits for ever: refused whatever the framing. */
        WEB,
        /** A program that is meant for another server: refused if the framing does not fit. */
        STRANGER,
        /** Like {@link #STRANGER}, but of so few fixed bytes that a length that is agreed goes first. */
        SHORT,
        /** A device that a listener may be meant for: only named. */
        DEVICE,
        /** Text that a person may type, too: only named, as likely. */
        COMMAND
    }

    /** The protocols that may begin with each byte. */
    private static final List<List<Protocol>> BY_FIRST_BYTE = byFirstByte();

    private final Role role;
    private final String framing;
    private final Shape shape;

    Protocol(Role role, String pattern) {
        this(role, Shape.of(pattern));
    }

    Protocol(Role role, Shape shape) {
        this(role, "", shape);
    }

    Protocol(Role role, String framing, Shape shape) {
        this.role = role;
        this.framing = framing;
        this.shape = shape;
    }

    private static List<List<Protocol>> byFirstByte() {
        List<List<Protocol>> all = new ArrayList<>();
        for (int first = 0; first < 256; first++) {
            Latin1 one = new Latin1(new byte[] {(byte) first}, 0, 1);
            List<Protocol> some = new ArrayList<>();
            for (Protocol protocol : values()) {
                if (protocol.shape.match(one) != Match.NO) {
                    some.add(protocol);
                }
            }
            all.add(List.copyOf(some));
        }
        return List.copyOf(all);
    }

    /**
     * The result of {@link #begins}.
     *
     * @param known the protocol that the bytes are; empty if they fit none
     * @param begun whether the bytes may be the beginning of another one; words that begin a command do not count
     */
    public record Result(Optional<Protocol> known, boolean begun) {
        private static final Result NOTHING = new Result(Optional.empty(), false);
    }

    /** Compares at least one byte, from {@code at} to {@code end}, with the beginnings of all protocols. */
    public static Result begins(byte[] bytes, int at, int end) {
        List<Protocol> candidates = BY_FIRST_BYTE.get(bytes[at] & 0xFF);
        if (candidates.isEmpty()) {
            return Result.NOTHING;
        }
        Latin1 view = new Latin1(bytes, at, end);
        boolean begun = false;
        for (Protocol protocol : candidates) {
            Match match = protocol.shape.match(view);
            if (match == Match.YES) {
                return new Result(Optional.of(protocol), begun);
            }
            begun |= match == Match.BEGUN && protocol.role != COMMAND;
        }
        return begun ? new Result(Optional.empty(), true) : Result.NOTHING;
    }

    /** Returns the consequence for a connection that begins so. */
    public Role role() {
        return role;
    }

    /** Returns whether the program is meant for another server. */
    public boolean isStranger() {
        return role == WEB || role == STRANGER || role == SHORT;
    }

    /** Returns the description of the framing that reads it; empty if there is none. */
    public String framing() {
        return framing;
    }

    /** Returns the name for people, a part of a sentence. */
    public CodedText words() {
        return ProtocolText.valueOf(name()).with();
    }
}
