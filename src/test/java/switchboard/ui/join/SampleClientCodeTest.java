package switchboard.ui.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.Server;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.ui.join.SampleClientCode.Language;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** Runs the sample code of clients in real processes against a real echoing server. */
@Timeout(120)
@Tag("slow")
class SampleClientCodeTest {
    /**
     * A text with more UTF-8 bytes than UTF-16 code units and more code units than characters: code that counts the
     * wrong unit would wait forever.
     */
    private static final String GREETING = "Grüße 🧦";

    private static final List<String> FRAMINGS = Framings.names();

    /** Descriptions whose code is put together from the parts of their kinds. */
    private static final List<String> DESCRIPTIONS = List.of(
            "u32le,counts=itself",
            "u24,before=\\xaa\\?,counts=all,end=\\r\\n",
            "bcd2,offset=1,adjust=-2",
            "header6,pad=nul-left",
            "begin=<,end=;>|#",
            "size=20,fill=\\x20");

    /** The framings and formats to try: all formats of some framings, and what is framed of all. */
    private static List<Map.Entry<String, ReplyFormat>> tried() {
        List<Map.Entry<String, ReplyFormat>> tried = new ArrayList<>();
        for (String framing : List.of("header64", "u16", "lines")) {
            tried.add(Map.entry(framing, ReplyFormat.RAW));
            tried.add(Map.entry(framing, ReplyFormat.LINE));
        }
        Stream.concat(FRAMINGS.stream(), DESCRIPTIONS.stream())
                .forEach(framing -> tried.add(Map.entry(framing, ReplyFormat.FRAMED)));
        return tried;
    }

    private ClassCode code = ClassCode.NONE;

    @TempDir
    Path directory;

    private final EventBus bus = new EventBus();
    private final Server server = new Server(bus, ServerLimits.DEFAULTS, 0);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        bus.close();
    }

    @Test
    void thePythonClientsGetTheirGreetingBack() throws Exception {
        assumeTrue(has("python3"), "no python3 here");
        for (Map.Entry<String, ReplyFormat> one : tried()) {
            String framing = one.getKey();
            ReplyFormat format = one.getValue();
            String script = written(Language.PYTHON, framing, format, "client.py");
            assertEchoed(framing, format, "python3", script);
        }
    }

    @Test
    void theJavaClientsGetTheirGreetingBack() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Only a few, because each one is compiled first; together they cover every way to send and to read.
        assertJavaEchoed(java, "header64", ReplyFormat.FRAMED);
        assertJavaEchoed(java, "zero4", ReplyFormat.FRAMED);
        assertJavaEchoed(java, "u16", ReplyFormat.FRAMED);
        assertJavaEchoed(java, "u32", ReplyFormat.FRAMED);
        assertJavaEchoed(java, "lines", ReplyFormat.LINE);
        assertJavaEchoed(java, "raw", ReplyFormat.RAW);
        assertJavaEchoed(java, "slip", ReplyFormat.FRAMED);
        for (String description : DESCRIPTIONS) {
            assertJavaEchoed(java, description, ReplyFormat.FRAMED);
        }
    }

    private void assertJavaEchoed(String java, String framing, ReplyFormat format) throws Exception {
        String source = written(Language.JAVA, framing, format, "Client.java");
        assertEchoed(framing, format, java, "-Dstdout.encoding=UTF-8", "-XX:TieredStopAtLevel=1", source);
    }

    @Test
    void theJavaScriptClientsGetTheirGreetingBack() throws Exception {
        assumeTrue(has("node"), "no node here");
        for (Map.Entry<String, ReplyFormat> one : tried()) {
            String framing = one.getKey();
            ReplyFormat format = one.getValue();
            String script = written(Language.JAVASCRIPT, framing, format, "client.js");
            assertEchoed(framing, format, "node", script);
        }
    }

    @Test
    void theCClientsGetTheirGreetingBack() throws Exception {
        assumeTrue(has("cc"), "no C compiler here");
        for (Map.Entry<String, ReplyFormat> one : tried()) {
            String framing = one.getKey();
            ReplyFormat format = one.getValue();
            String source = written(Language.C, framing, format, "client.c");
            String program = directory.resolve("client").toString();
            assertEquals("", output("cc", "-Wall", "-Werror", "-o", program, source), framing + " " + format);
            assertEchoed(framing, format, program);
        }
    }

    @Test
    void noMarkOfATemplateIsLeftInAnyCode() {
        for (Language language : Language.values()) {
            for (String framing :
                    Stream.concat(FRAMINGS.stream(), DESCRIPTIONS.stream()).toList()) {
                for (ReplyFormat format : ReplyFormat.values()) {
                    String code = SampleClientCode.of(language, settings(framing, format), "fd00::1", 5050);
                    String what = language + " " + framing + " " + format + ":\n" + code;
                    assertTrue(code.contains("fd00::1") && code.contains("5050"), what);
                    assertTrue(!code.contains("$") && !code.contains("==="), what);
                }
            }
        }
    }

    private static ListenerSettings settings(String framing, ReplyFormat format) {
        return new ListenerSettings(
                new Where.Tcp("127.0.0.1", 0),
                Framings.parse(framing),
                format,
                true,
                "!DISCONNECT",
                new AutoReply.Echo(),
                ClassCode.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64 FRAMED", "zero4 FRAMED", "u16 RAW", "lines LINE", "raw RAW"})
    void withAClassCodeTheClientsSayItFirst(String how) throws Exception {
        code = new ClassCode("apple \"42\" \\ žluť");
        String framing = how.split(" ")[0];
        ReplyFormat format = ReplyFormat.valueOf(how.split(" ")[1]);
        greeted(framing, format, "python3", written(Language.PYTHON, framing, format, "client.py"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        greeted(
                framing,
                format,
                java,
                "-Dstdout.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                written(Language.JAVA, framing, format, "Client.java"));
        if (has("node")) {
            greeted(framing, format, "node", written(Language.JAVASCRIPT, framing, format, "client.js"));
        }
        if (has("cc")) {
            String program = directory.resolve("client").toString();
            String source = written(Language.C, framing, format, "client.c");
            assertEquals("", output("cc", "-Wall", "-Werror", "-o", program, source), how);
            greeted(framing, format, program);
        }
    }

    private void greeted(String framing, ReplyFormat format, String... command) throws Exception {
        List<String> printed =
                output(command).lines().filter(line -> !line.isBlank()).toList();
        assertEquals(GREETING, printed.getLast(), command[0] + " " + framing + " " + format + ": " + printed);
    }

    /** Starts a listener, writes the client's code for it and returns the file. */
    private String written(Language language, String framing, ReplyFormat format, String file)
            throws IOException, ListenException {
        ListenerInfo listener = server.listen(settings(framing, format).asking(code));
        String written = SampleClientCode.of(language, listener.settings(), "127.0.0.1", listener.port());
        assertTrue(written.contains("Hello Server!"), written);
        Path source = directory.resolve(file);
        Files.writeString(source, written.replace("Hello Server!", GREETING));
        return source.toString();
    }

    private void assertEchoed(String framing, ReplyFormat format, String... command)
            throws IOException, InterruptedException {
        String printed = output(command).strip();
        assertEquals(GREETING, printed, command[0] + " " + framing + " " + format);
    }

    private String output(String... command) throws IOException, InterruptedException {
        File printed = directory.resolve("printed.txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(20, TimeUnit.SECONDS);
            String text = Files.readString(printed.toPath(), StandardCharsets.UTF_8);
            assertTrue(ended, command[0] + " does not end; it printed: " + text);
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean has(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
