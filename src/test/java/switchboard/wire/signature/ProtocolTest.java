package switchboard.wire.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ProtocolTest {
    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static Stream<Arguments> firstBytes() {
        return Stream.of(
                Arguments.of(Protocol.HTTP, latin("GET / HTTP/1.1\r\nHost: x\r\n\r\n")),
                Arguments.of(Protocol.HTTP, latin("PROPFIND /share HTTP/1.1\r\n\r\n")),
                Arguments.of(Protocol.HTTP, latin("CONNECT example.com:443 HTTP/1.1\r\n\r\n")),
                Arguments.of(Protocol.HTTP2, latin("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
                Arguments.of(Protocol.RTSP, latin("OPTIONS rtsp://camera/1 RTSP/1.0\r\nCSeq: 1\r\n\r\n")),
                Arguments.of(Protocol.SIP, latin("REGISTER sip:example.com SIP/2.0\r\nCSeq: 1 REGISTER\r\n\r\n")),
                Arguments.of(Protocol.NTRIP_SOURCE, latin("SOURCE pass /BASE\r\nSource-Agent: NTRIP x\r\n\r\n")),
                Arguments.of(Protocol.STUN, hex("000300082112a442000102030405060708090a0b0019000411000000")),
                Arguments.of(Protocol.TLS, hex("16030100c8010000c40303" + "ab".repeat(194))),
                Arguments.of(Protocol.SSH, latin("SSH-2.0-PuTTY_Release_0.78\r\n")),
                Arguments.of(Protocol.MQTT, hex("100c00044d51545404020 03c0000".replace(" ", ""))),
                Arguments.of(Protocol.MQTT, hex("100e00064d514973647003020 03c0000".replace(" ", ""))),
                Arguments.of(Protocol.AMQP, hex("414d515000000901")),
                Arguments.of(Protocol.REDIS, latin("*1\r\n$4\r\nPING\r\n")),
                Arguments.of(Protocol.POSTGRESQL, hex("0000000804d2162f")),
                Arguments.of(
                        Protocol.POSTGRESQL, hex("0000001400030000" + "7573657200626f620000 00 00".replace(" ", ""))),
                Arguments.of(Protocol.X11, hex("6c000b000000000000000000")),
                Arguments.of(Protocol.RDP, hex("030000130ee000000000000100080003000000")),
                Arguments.of(Protocol.S7, hex("0300001611e00000000100c1020100c2020102c0010a")),
                Arguments.of(Protocol.SMB, hex("00000054ff534d4272")),
                Arguments.of(Protocol.SMB, hex("000000a4fe534d4240")),
                Arguments.of(Protocol.LDAP, hex("300c020101600702010304008000")),
                Arguments.of(Protocol.CASSANDRA, hex("040000000500000000")),
                Arguments.of(Protocol.KAFKA, hex("000000100012000000000001000474657374 0000".replace(" ", ""))),
                Arguments.of(Protocol.JDWP, latin("JDWP-Handshake")),
                Arguments.of(Protocol.BITTORRENT, latin("\u0013BitTorrent protocol" + "\0".repeat(8))),
                Arguments.of(Protocol.ADB, hex("434e584e000000010000100007000000320200 00bcb1a7b1".replace(" ", ""))),
                Arguments.of(Protocol.MINECRAFT, hex("1000fd0509" + "6c6f63616c686f7374" + "63dd01" + "0100")),
                Arguments.of(Protocol.MINECRAFT_OLD, hex("fe01fa000b004d0043")),
                Arguments.of(Protocol.GIT, latin("0033git-upload-pack /project.git\0host=example.com\0")),
                Arguments.of(Protocol.STOMP, latin("CONNECT\naccept-version:1.2\nhost:x\n\n\0")),
                Arguments.of(Protocol.ZEROMQ, hex("ff00000000000000017f03")),
                Arguments.of(Protocol.OPC_UA, hex("48454c4620000000" + "00000000" + "00".repeat(20))),
                Arguments.of(
                        Protocol.ONC_RPC, hex("80000028" + "72fe1d13" + "00000000" + "00000002" + "00".repeat(28))),
                Arguments.of(
                        Protocol.DNS, hex("001e000601000001000000000000" + "0776657273696f6e0462696e640000100003")),
                Arguments.of(Protocol.SOCKS5, hex("050100")),
                Arguments.of(Protocol.SOCKS5, hex("05020002")),
                Arguments.of(Protocol.SOCKS4, hex("0401005001020304626f6200")),
                Arguments.of(Protocol.VNC, latin("RFB 003.008\n")),
                Arguments.of(Protocol.MODBUS, hex("000100000006010300000002")),
                Arguments.of(Protocol.MODBUS, hex("000100000006010300000002" + "000200000006010300000002")),
                Arguments.of(Protocol.MLLP, latin("\u000bMSH|^~\\&|LAB")),
                Arguments.of(Protocol.NMEA, latin("$GPGLL,4916.45,N,12311.12,W,225444,A*31\r\n")),
                Arguments.of(Protocol.GT06, hex("78780d010123456789012345000 18cdd0d0a".replace(" ", ""))),
                Arguments.of(Protocol.TELTONIKA, latin("\0\u000f356307042441013")),
                Arguments.of(Protocol.TRACKER, latin("##,imei:359586015829802,A;")),
                Arguments.of(Protocol.IEC104, hex("680407000000")),
                Arguments.of(Protocol.ZPL, latin("^XA^FO50,50^FDx^FS^XZ")),
                Arguments.of(Protocol.PRINTER, latin("\u001b%-12345X@PJL JOB\r\n")),
                Arguments.of(Protocol.SCPI, latin("*IDN?\n")),
                Arguments.of(Protocol.SYSLOG, latin("<34>1 2026-03-01T12:00:00Z host app - - - hi")),
                Arguments.of(Protocol.FIX, latin("8=FIX.4.4\u00019=65\u000135=A\u0001")),
                Arguments.of(Protocol.SMTP, latin("EHLO [127.0.0.1]\r\n")),
                Arguments.of(Protocol.IRC, latin("CAP LS 302\r\nNICK bob\r\nUSER bob 0 * :Bob\r\n")),
                Arguments.of(Protocol.FTP, latin("USER anonymous\r\n")),
                Arguments.of(Protocol.MEMCACHED, latin("set key 0 60 5\r\nhello\r\n")));
    }

    @ParameterizedTest
    @MethodSource("firstBytes")
    void eachProtocolIsKnownByItsFirstBytes(Protocol protocol, byte[] bytes) {
        assertEquals(
                Optional.of(protocol), Protocol.begins(bytes, 0, bytes.length).known());
        byte[] shifted = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, shifted, 5, bytes.length);
        assertEquals(
                Optional.of(protocol),
                Protocol.begins(shifted, 5, 5 + bytes.length).known(),
                "anywhere");
        assertFalse(protocol.words().english().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("firstBytes")
    void noFewerBytesEverSayThatAProtocolCannotBegin(Protocol protocol, byte[] bytes) {
        boolean known = protocol.role() == Protocol.Role.COMMAND;
        for (int length = 1; length < bytes.length && !known; length++) {
            Protocol.Result result = Protocol.begins(bytes, 0, length);
            known = result.known().isPresent();
            assertTrue(known || result.begun(), protocol + " after " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "GET",
                "GET up",
                "GETTING /there",
                "POST it to me HTTP/1.1",
                "SOURCE of the Nile",
                "5    ",
                "OPTIONS are many",
                "USER",
                "NICK",
                "*bold*",
                "$100",
                "!important",
                "SSH is safe",
                "PROXY",
                "SET it",
                "*1 is a star",
                "7 people",
                "BitTorrent",
                "0033 is a number",
                "HELLO",
                "REGISTER me"
            })
    void ordinaryTextsBeginNoProtocol(String text) {
        byte[] bytes = latin(text);
        assertEquals(Optional.empty(), Protocol.begins(bytes, 0, bytes.length).known());
        byte[] line = latin(text + "\n");
        Protocol.Result result = Protocol.begins(line, 0, line.length);
        assertEquals(Optional.empty(), result.known());
        assertFalse(result.begun(), "a whole line is no beginning");
    }

    @Test
    void randomBytesAreNoProtocol() {
        Random random = new Random(4);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(64)];
            random.nextBytes(bytes);
            Optional<Protocol> known = Protocol.begins(bytes, 0, bytes.length).known();
            assertTrue(
                    known.isEmpty() || known.get().role() == Protocol.Role.SHORT,
                    () -> known + " in " + HexFormat.of().formatHex(bytes));
        }
    }

    @Test
    void aTlsRecordWhoseLengthsDisagreeIsNotCertain() {
        byte[] bytes = hex("16030100c8010000c50303" + "ab".repeat(194));
        assertEquals(Optional.empty(), Protocol.begins(bytes, 0, bytes.length).known());
    }

    @Test
    void anNmeaSentenceWithAWrongSumIsNone() {
        byte[] bytes = latin("$GPGLL,4916.45,N,12311.12,W,225444,A*30\r\n");
        assertEquals(Optional.empty(), Protocol.begins(bytes, 0, bytes.length).known());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PROXY TCP4 192.0.2.7 192.0.2.1 50000 80\r\n", "PROXY TCP6 2001:db8::7 2001:db8::1 50000 80\r\n"
            })
    void theHeaderOfAProxyNamesTheClient(String line) {
        ProxyHeader header = ProxyHeader.at(latin(line + "hello"), 0, line.length() + 5);
        assertEquals(line.length(), header.length());
        assertTrue(header.source().endsWith(":50000") && header.source().contains("7"), header.source());
        for (int length = 1; length < line.length(); length++) {
            assertEquals(-1, ProxyHeader.at(latin(line), 0, length).length());
        }
    }

    @Test
    void theBinaryHeaderOfAProxyNamesTheClientToo() {
        byte[] bytes = hex("0d0a0d0a000d0a515549540a" + "2111000c" + "c0000207c0000201c3500050" + "68656c6c6f");
        assertEquals(new ProxyHeader(28, "192.0.2.7:50000"), ProxyHeader.at(bytes, 0, bytes.length));
        assertEquals(-1, ProxyHeader.at(bytes, 0, 20).length());
        byte[] local = hex("0d0a0d0a000d0a515549540a" + "20000000");
        assertEquals(new ProxyHeader(16, ""), ProxyHeader.at(local, 0, local.length));
    }

    @Test
    void answersAreInTheFormOfTheirProtocol() {
        String text = "no such server";
        assertTrue(answer(Protocol.HTTP, "GET / HTTP/1.1\r\n\r\n", text)
                .matches("(?s)HTTP/1\\.1 400 .*\r\n\r\n" + text + "\n"));
        assertTrue(answer(Protocol.RTSP, "OPTIONS * RTSP/1.0\r\nCSeq: 7\r\n\r\n", text)
                .contains("\r\nCSeq: 7\r\n"));
        assertEquals("-ERR " + text + "\r\n", answer(Protocol.REDIS, "*1\r\n$4\r\nPING\r\n", text));
        assertEquals("0017ERR " + text + "\n", answer(Protocol.GIT, "0033git-upload-pack /p", text));
        assertEquals("\u0005\u00ff", answer(Protocol.SOCKS5, "\u0005\u0001\u0000", text));
        String ssh = answer(Protocol.SSH, "SSH-2.0-x\r\n", text);
        int packet = ssh.indexOf("\r\n") + 2;
        assertEquals(ssh.length() - packet - 4, ssh.charAt(packet + 3), "the packet's length");
        assertEquals(0, (ssh.length() - packet) % 8);
        assertTrue(ssh.contains(text));
        String x11 = answer(Protocol.X11, "l\0\u000b\0\0\0\0\0\0\0\0\0", text);
        assertEquals(8 + 16, x11.length());
        String error = answer(Protocol.POSTGRESQL, "\0\0\0\u0008\u0004\u00d2\u0016/", text);
        assertTrue(error.startsWith("E") && error.charAt(4) == error.length() - 1 && error.contains(text), error);
    }

    private static String answer(Protocol protocol, String request, String text) {
        return new String(ProtocolAnswers.refuse(protocol, latin(request), text), StandardCharsets.ISO_8859_1);
    }

    @Test
    void anyFirstBytesGetAnAnswer() {
        Random random = new Random(5);
        for (Protocol protocol : Protocol.values()) {
            for (int i = 0; i < 200; i++) {
                byte[] request = new byte[12 + random.nextInt(300)];
                random.nextBytes(request);
                assertTrue(ProtocolAnswers.refuse(protocol, request, "“no” – such server").length > 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT\na:b\n", "*1\r\n$1\r\n", "GET /a ", "CAP LS\nPASS x\nNICK y\n", "- \0ustar"})
    void longTextThatBeginsLikeAProtocolIsCompared(String beginning) {
        String line = beginning.substring(beginning.indexOf('\n') + 1);
        byte[] bytes = latin(beginning + line.repeat((1 << 20) / line.length()));
        Protocol.begins(bytes, 0, bytes.length);
        assertEquals(Optional.empty(), FileFormat.of(bytes, 0, bytes.length));
    }
}
