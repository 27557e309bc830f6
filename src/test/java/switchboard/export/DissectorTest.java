package switchboard.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** The dissector for Wireshark reads what the program writes. */
@Timeout(60)
@Tag("slow")
class DissectorTest {
    /** The link type of packets that begin with an IP header (LINKTYPE_RAW). */
    private static final int RAW_IP = 101;

    private static final int PORT = 5050;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header64",
                "zero4",
                "u32",
                "modbus",
                "modbus,offset=1",
                "modbus,counts=header",
                "header6,offset=1",
                "lines,keep=end",
                "mllp,keep=both",
                "mllp",
                "nmea",
                "slip",
                "u24le,before=\\xaa\\?,end=\\r\\n,counts=all",
                "bcd2,offset=1,adjust=-2",
                "leb128",
                "header6,pad=nul-left",
                "end=\\u00e9|#",
                "size=9"
            })
    void itReadsMessagesOfEachFramingInAnyPieces(String description) throws Exception {
        assumeTrue(Tool.isThere("tshark"), "tshark is not installed");
        Framing framing = Framings.parse(description);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        StringBuilder bodies = new StringBuilder();
        for (String text : List.of("Hello AB;", "two three", "the last!")) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            Message message = framing.frame(body);
            stream.writeBytes(message.bytes());
            bodies.append(HexFormat.of().formatHex(message.body()));
        }
        List<String> lines = Tool.run(List.of(
                "tshark",
                "-n",
                "-r",
                packets(stream.toByteArray(), 15).toString(),
                "-X",
                "lua_script:assets/header64.lua",
                "-o",
                "header64.framing:" + description,
                "-T",
                "fields",
                "-E",
                "aggregator=,",
                "-e",
                "header64.body_bytes",
                "-e",
                "header64.unframed_bytes"));
        assertEquals(bodies.toString(), String.join("", lines).replaceAll("[\\s,:]", ""), lines::toString);
    }

    /** Writes a file of packets that carry a stream in random pieces. */
    private Path packets(byte[] stream, long seed) throws Exception {
        Random random = new Random(seed);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xA1B2C3D4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(RAW_IP)
                .array());
        for (int at = 0; at < stream.length; ) {
            int count = Math.min(1 + random.nextInt(12), stream.length - at);
            file.writeBytes(packet(1_000 + at, Arrays.copyOfRange(stream, at, at + count)));
            at += count;
        }
        return Files.write(directory.resolve("packets.pcap"), file.toByteArray());
    }

    private static byte[] packet(int sequence, byte[] data) {
        int size = 40 + data.length;
        ByteBuffer packet = ByteBuffer.allocate(16 + size).order(ByteOrder.LITTLE_ENDIAN);
        packet.putInt(1).putInt(0).putInt(size).putInt(size).order(ByteOrder.BIG_ENDIAN);
        packet.putShort((short) 0x4500)
                .putShort((short) size)
                .putInt(0)
                .putShort((short) 0x4006)
                .putShort((short) 0);
        packet.putInt(0x7F000001).putInt(0x7F000002);
        packet.putShort((short) 40_000).putShort((short) PORT).putInt(sequence).putInt(1);
        packet.putShort((short) 0x5018).putShort((short) 65_535).putInt(0).put(data);
        return packet.array();
    }
}
