package switchboard.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.filter.Filter;

/** Checks that other programs read exported files and see the same content. */
@Timeout(120)
class ExportedTest {
    private static final HexFormat HEX = HexFormat.of();
    /** The most characters that a spreadsheet keeps in a cell (Microsoft, "Excel specifications and limits"). */
    private static final int LONGEST_CELL = 32_767;

    /** The expert messages of tshark for connections without errors, after a reset, or with reused ports. */
    private static final List<String> EXPECTED = List.of(
            "Connection establish",
            "Connection finish",
            "Connection reset",
            "This frame initiates the connection closing",
            "This frame undergoes the connection closing",
            "A new tcp session is started with the same ports");

    private static final int NUMBER = 0;
    private static final int NAME = 3;
    private static final int TEXT = 8;
    private static final int FINDING = 9;
    private static final int NOTE = 10;
    private static final int MARKED = 11;

    @TempDir
    Path folder;

    private final AwkwardSession nasty = AwkwardSession.complete();
    private Path session = Path.of("");

    @BeforeEach
    void record() throws Exception {
        session = nasty.record(folder.resolve("nasty.db"));
    }

    private Path exported(ExportFormat format) {
        Path file = folder.resolve("out." + format.word());
        ExportOutcome outcome = new Export(new ExportRequest(
                        session, format, Filter.ALL, new ExportTarget.ToFile(file, false), ZoneOffset.UTC))
                .run();
        ExportOutcome.Complete complete = assertInstanceOf(ExportOutcome.Complete.class, outcome, outcome.toString());
        assertEquals(nasty.messages().size(), complete.messages());
        assertEquals(file.toFile().length(), complete.bytes());
        return file;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanReadAnExportFromItsFirstByteOn() throws Exception {
        for (String name : List.of("new.csv", "replaced.jsonl")) {
            Path target = folder.resolve(name);
            boolean replaced = name.startsWith("replaced");
            if (replaced) {
                Files.writeString(target, "an older one that everybody could read");
            }
            try (AtomicFile file = AtomicFile.begin(new ExportTarget.ToFile(target, replaced), session)) {
                file.out().write("something that a client said");
                try (Stream<Path> files = Files.list(folder)) {
                    Path part = files.filter(one -> one.toString().endsWith(".part"))
                            .findFirst()
                            .orElseThrow();
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(part)));
                }
                file.complete();
            }
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)), name);
        }
    }

    private static List<List<String>> table(List<String> lines) {
        return lines.stream()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .map(cell -> new String(HEX.parseHex(cell), StandardCharsets.UTF_8))
                        .toList())
                .toList();
    }

    @Test
    void pythonReadsTheCellsThatWereMeant() throws Exception {
        List<List<String>> rows = table(
                Tool.python("read_export.py", "csv", exported(ExportFormat.CSV).toString()));

        assertEquals(
                "number,time,client,name,peer,direction,shape,bytes,text,finding,note,marked",
                String.join(",", rows.getFirst()));
        assertEquals(nasty.messages().size() + 1, rows.size());
        for (List<String> row : rows) {
            assertEquals(12, row.size(), row.toString());
        }
        for (int at = 0; at < AwkwardSession.BODIES.size(); at++) {
            List<String> row = rows.get(at + 1);
            assertEquals(Integer.toString(at + 1), row.get(NUMBER));
            assertEquals(AwkwardSession.BODIES.get(at).cell(), row.get(TEXT));
            assertEquals("'=Ana \"the, 1st\"\u202e", row.get(NAME));
        }
        assertEquals("2026-01-01T00:00:00.200006Z", rows.get(1).get(1));
        assertEquals("'=a note\nof two lines, \"quoted\"", rows.get(1).get(NOTE));
        assertEquals("1", rows.get(1).get(MARKED));
        assertEquals("0", rows.get(2).get(MARKED));
        assertTrue(
                rows.stream().anyMatch(row -> row.get(FINDING).equals("“alice” came without a header.")), "no finding");
    }

    @Test
    @Tag("long")
    void libreOfficeShowsTheSameCells() throws Exception {
        Path csv = exported(ExportFormat.CSV);
        List<List<String>> inPython = table(Tool.python("read_export.py", "csv", csv.toString()));
        // The filter options are: comma, quotation mark, UTF-8, from line 1, quoted cells as text.
        List<List<String>> inOffice = inOffice(csv, "--infilter=CSV:44,34,76,1,,0,true");

        assertEquals(inPython.size(), inOffice.size());
        for (int at = 0; at < inPython.size(); at++) {
            List<String> cells = inPython.get(at).stream()
                    .map(cell -> cell.substring(0, Math.min(cell.length(), LONGEST_CELL)))
                    .toList();
            assertEquals(cells, inOffice.get(at), "row " + at);
        }
    }

    @Test
    @Tag("long")
    void libreOfficeComputesNothingAlsoWhenItIsToldNothing() throws Exception {
        List<List<String>> cells = inOffice(exported(ExportFormat.CSV));

        assertEquals("'=1+1", cells.get(8).get(TEXT));
        for (List<String> row : cells) {
            for (String cell : row) {
                assertFalse(cell.startsWith("COMPUTED"), cell);
            }
        }
    }

    private List<List<String>> inOffice(Path csv, String... options) throws Exception {
        assumeTrue(Tool.isThere("soffice"), "LibreOffice is not installed");
        List<String> command = new ArrayList<>();
        command.add("soffice");
        command.add("-env:UserInstallation=" + folder.resolve("office").toUri());
        command.add("--headless");
        command.addAll(List.of(options));
        command.addAll(List.of("--convert-to", "xlsx", "--outdir", folder.toString(), csv.toString()));
        Tool.run(command);
        return table(
                Tool.python("read_export.py", "xlsx", folder.resolve("out.xlsx").toString()));
    }

    @Test
    void pythonRebuildsEveryByteFromJson() throws Exception {
        List<String> lines = Tool.python(
                "read_export.py", "jsonl", exported(ExportFormat.JSONL).toString());

        assertEquals(nasty.messages().size(), lines.size());
        for (int at = 0; at < lines.size(); at++) {
            String[] words = lines.get(at).split(" ", -1);
            assertEquals(Integer.toString(at + 1), words[0]);
            assertArrayEquals(nasty.messages().get(at), HEX.parseHex(words[3]), "message " + (at + 1));
        }
    }

    @Test
    void tsharkFollowsTheSameStreamsByteForByte() throws Exception {
        Path file = exported(ExportFormat.PCAPNG);
        Map<Long, byte[]> inbound = new TreeMap<>();
        for (long client = 1; client <= nasty.clients(); client++) {
            // Streams are numbered in the order in which they were opened, and clients connected in that order.
            List<byte[]> both = followed(file, client - 1);
            assertArrayEquals(nasty.stream(client, true), both.get(0), "what client " + client + " sent");
            assertArrayEquals(nasty.stream(client, false), both.get(1), "what client " + client + " was sent");
            inbound.put(client, both.get(0));
        }
        assertTrue(inbound.get(2L).length > 1 << 20, "the long message is not there");
    }

    /** Returns the bytes of both sides of a stream as tshark reassembles them: first the side that opened it. */
    private static List<byte[]> followed(Path file, long stream) throws Exception {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        boolean data = false;
        for (String line : tshark(file, "-q", "-z", "follow,tcp,raw," + stream)) {
            if (line.startsWith("Node 1:")) {
                data = true;
            } else if (line.startsWith("====")) {
                data = false;
            } else if (data) {
                (line.startsWith("\t") ? second : first).append(line.strip());
            }
        }
        return List.of(HEX.parseHex(first), HEX.parseHex(second));
    }

    private static List<String> tshark(Path file, String... options) throws Exception {
        assumeTrue(Tool.isThere("tshark"), "tshark is not installed");
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        command.addAll(List.of("-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"));
        command.addAll(List.of(options));
        return Tool.run(command);
    }

    @Test
    void tsharkFindsNothingWrongWithThePackets() throws Exception {
        Path file = exported(ExportFormat.PCAPNG);
        List<String> wrong = new ArrayList<>();
        for (String packet : tshark(
                file,
                "-T",
                "fields",
                "-E",
                "aggregator=|",
                "-e",
                "frame.number",
                "-e",
                "frame.protocols",
                "-e",
                "frame.comment",
                "-e",
                "_ws.expert.message")) {
            String[] fields = packet.split("\t", -1);
            List<String> messages = new ArrayList<>(List.of(fields[3].split("\\|", -1)));
            // Comments are expert messages, too.
            messages.removeAll(List.of(fields[2].split("\\|", -1)));
            messages.removeIf(message -> message.isEmpty() || EXPECTED.stream().anyMatch(message::startsWith));
            messages.forEach(message -> wrong.add(fields[0] + " " + fields[1] + ": " + message));
        }

        assertEquals(List.of(), wrong);
        assertEquals(List.of(), tshark(file, "-Y", "_ws.malformed || tcp.analysis.lost_segment || _ws.unreassembled"));
        assertEquals(List.of(), tshark(file, "-Y", "tcp.checksum.status == \"Bad\" || ip.checksum.status == \"Bad\""));
    }

    @Test
    void commentsAndTimesAreThere() throws Exception {
        List<String> packets = tshark(
                exported(ExportFormat.PCAPNG),
                "-T",
                "fields",
                "-E",
                "aggregator=|",
                "-e",
                "frame.time_epoch",
                "-e",
                "frame.comment");

        assertEquals("1767225600.100003000\t#1 =Ana \"the, 1st\"\\u202e|marked|sits at the back", packets.get(0));
        // This is the first message after the handshake.
        assertEquals("1767225600.200006000\tmarked|=a note\\nof two lines, \"quoted\"", packets.get(3));
        assertTrue(
                packets.stream().anyMatch(packet -> packet.endsWith("\t“alice” came without a header.")),
                "no finding in " + packets);
    }

    @Test
    void theDissectorNamesHeaderAndBody() throws Exception {
        List<String> fields = tshark(
                exported(ExportFormat.PCAPNG),
                "-X",
                "lua_script:assets/header64.lua",
                "-Y",
                "header64",
                "-T",
                "fields",
                "-E",
                "occurrence=a",
                "-e",
                "tcp.stream",
                "-e",
                "header64.header",
                "-e",
                "header64.length",
                "-e",
                "header64.body_bytes",
                "-e",
                "header64.unframed_bytes");
        List<String> first =
                fields.stream().filter(line -> line.startsWith("0\t")).toList();
        for (int at = 0; at < AwkwardSession.BODIES.size(); at++) {
            byte[] body = AwkwardSession.BODIES.get(at).body();
            String length = Integer.toString(body.length);
            assertEquals(
                    "0\t" + length + " ".repeat(64 - length.length()) + "\t" + length + "\t" + HEX.formatHex(body)
                            + "\t",
                    first.get(at));
        }
        // This stream has another port and is still dissected; the raw reply is no message of the protocol.
        List<String> second =
                fields.stream().filter(line -> line.startsWith("1\t")).toList();
        assertTrue(
                second.stream().anyMatch(line -> line.startsWith("1\t  007 ") && line.contains("\t7\t")),
                "the odd header");
        for (String unframed : List.of("alice", "raw answer")) {
            String hex = HEX.formatHex(AwkwardSession.utf8(unframed));
            assertTrue(second.stream().anyMatch(line -> line.endsWith("\t" + hex)), unframed);
        }
    }
}
