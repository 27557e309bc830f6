package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.client.ClientOptions;
import switchboard.model.ClassCode;
import switchboard.model.DiskLimits;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.terminal.Transcript;
import switchboard.tls.Fingerprint;
import switchboard.tls.Trust;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.Framings;

@Timeout(20)
class CommandLineParserTest {
    @Test
    void noArgumentsMeanTheWindowAtTheUsualPlace() throws UsageException {
        ServerOptions options = server();

        assertFalse(options.headless());
        assertTrue(options.keep());
        assertEquals(OptionalInt.empty(), options.maxClients());
        assertEquals(
                List.of(new ListenerSettings(
                        new Where.Tcp("127.0.0.1", 5050),
                        Framings.HEADER64,
                        ReplyFormat.FRAMED,
                        false,
                        "!DISCONNECT",
                        new AutoReply.Off(),
                        ClassCode.NONE)),
                options.listeners());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--headless",
                "--headless --port 0 --bind :: --bind 127.0.0.1 --unix /tmp/x.sock --tls 0",
                "--framing zero4 --reply-as line --strict --goodbye bye --auto hello",
                "--session s.db --max-clients 7 --max-message 64KiB --code abc",
                "--allow 10.0.0.0/8 --allow ::1 --deny 192.168.1.1 --tls-cert c.pem --tls-key k.pem",
                "--disk-reserve 2GiB --max-session 500MB",
                "--max-session 1kB",
                "--no-record",
                "--no-record --session s.db",
                "--limit header-time=30s --limit rate=3",
                "--limit nothing",
                "--port",
                "--port --headless",
                "--port -1",
                "--port 70000",
                "--port 1 --port 2",
                "--strict --strict",
                "--prot 1",
                "--headless client localhost 5050",
                "cleint",
                "--tls-cert c.pem",
                "--version",
                "--help"
            })
    void usualArgumentsMeanTheSameWithoutPicocli(String typed) {
        String[] arguments = typed.isEmpty() ? new String[0] : typed.split(" ");

        assertEquals(
                meaning(context -> CommandLineParser.parseAll(context, arguments)),
                meaning(context -> CommandLineParser.parse(context, arguments)));
    }

    /** A parser of a certain command line. */
    private interface Parser {
        RunnableCommand parse(CommandContext context) throws UsageException;
    }

    /** Returns the text that the command prints, the server's options, or the explanation of a mistake. */
    private static String meaning(Parser parser) {
        Transcript out = new Transcript();
        try {
            parser.parse(CommandContexts.printing(out)).call();
            return out.lines().toString();
        } catch (UsageException explained) {
            return String.valueOf(explained.getMessage());
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void everyOptionOfTheServerIsTakenWithoutPicocli() {
        for (ServerOption option : ServerOption.values()) {
            String[] typed = option.isFlag() ? new String[] {option.word()} : new String[] {option.word(), "1"};
            assertEquals(!option.isExplanation(), new ServerCommand(CommandContexts.UNUSED).take(typed), option.word());
            String[] twice =
                    Stream.concat(Arrays.stream(typed), Arrays.stream(typed)).toArray(String[]::new);
            assertEquals(option.isRepeatable(), new ServerCommand(CommandContexts.UNUSED).take(twice), option.word());
        }
    }

    @Test
    void anAutomaticReplyCanBeBytes() throws UsageException {
        assertEquals(
                new AutoReply.Fixed(TypedBody.joined(List.of(TypedBody.of(new byte[] {6}), TypedBody.of("\\off\r")))),
                server("--auto-escaped", "\\x06\\\\off\\r")
                        .listeners()
                        .getFirst()
                        .auto());
        assertEquals(
                new AutoReply.Fixed("off"),
                server("--auto-escaped", "off").listeners().getFirst().auto());
        assertEquals(
                new AutoReply.Fixed("\\x06"),
                server("--auto", "\\x06").listeners().getFirst().auto());
    }

    @Test
    void anAutomaticReplyWithEscapesHasOnlyCharactersOfTheEncoding() throws UsageException {
        assertEquals(
                new AutoReply.Fixed("\u4f60"),
                server("--charset", "GBK", "--auto-escaped", "\\u4f60")
                        .listeners()
                        .getFirst()
                        .auto());
        assertEquals(
                "--auto-escaped can't be sent: the encoding GBK has no “\ud83e\udde6”, character 3 of the text.",
                mistake("--charset", "GBK", "--auto-escaped", "\\x01\\n\\u{1f9e6}"));
    }

    @Test
    void everyOptionOfTheServerIsUnderstood() throws UsageException {
        ServerOptions options = server(
                "--headless",
                "--port",
                "0",
                "--bind",
                "::",
                "--bind",
                "127.0.0.1",
                "--unix",
                "/tmp/x.sock",
                "--framing",
                "zero4",
                "--reply-as",
                "line",
                "--strict",
                "--goodbye",
                "bye",
                "--auto",
                "ok",
                "--session",
                "s.db",
                "--max-clients",
                "7",
                "--max-message",
                "64KiB",
                "--disk-reserve",
                "0",
                "--max-session",
                "10GiB");

        assertTrue(options.headless());
        assertEquals(
                List.of(new Where.Tcp("::", 0), new Where.Tcp("127.0.0.1", 0), new Where.Unix(Path.of("/tmp/x.sock"))),
                options.listeners().stream().map(ListenerSettings::where).toList());
        ListenerSettings first = options.listeners().getFirst();
        assertEquals("zero4", first.framing().name());
        assertEquals(ReplyFormat.LINE, first.replyAs());
        assertTrue(first.strict());
        assertEquals("bye", first.goodbye());
        assertEquals(new AutoReply.Fixed("ok"), first.auto());
        assertEquals(Path.of("s.db"), options.session().orElseThrow());
        assertEquals(OptionalInt.of(7), options.maxClients());
        assertEquals(OptionalInt.of(65_536), options.maxMessage());
        assertEquals(new DiskLimits(OptionalLong.of(0), OptionalLong.of(10L << 30)), options.disk());
        assertEquals(DiskLimits.DEFAULTS, server().disk());
    }

    @Test
    void whoMayComeInIsUnderstood() throws UsageException {
        ServerOptions options = server(
                "--tls",
                "5443",
                "--bind",
                "127.0.0.1",
                "--bind",
                "::1",
                "--code",
                " apple ",
                "--allow",
                "192.168.1.9/24",
                "--deny",
                "192.168.1.66",
                "--deny",
                "2001:db8::/32",
                "--tls-cert",
                "c.pem",
                "--tls-key",
                "k.pem");
        assertEquals(
                List.of(
                        new Where.Tcp("127.0.0.1", 5050),
                        new Where.Tcp("::1", 5050),
                        new Where.Tcp("127.0.0.1", 5443, true),
                        new Where.Tcp("::1", 5443, true)),
                options.listeners().stream().map(ListenerSettings::where).toList());
        assertEquals("apple", options.listeners().getLast().code().word());
        assertEquals("[192.168.1.0/24]", options.access().allow().toString());
        assertEquals("[192.168.1.66, 2001:db8::/32]", options.access().deny().toString());
        assertEquals(Path.of("k.pem"), options.certificate().orElseThrow().key());
        assertEquals(
                new Trust.PinnedCertificate(new Fingerprint("ab".repeat(32))),
                client("client", "h", "1", "--fingerprint", "AB:".repeat(31) + "ab")
                        .tls()
                        .orElseThrow());
        assertEquals(
                new Trust.Authorities(),
                client("client", "h", "1", "--tls").tls().orElseThrow());
        assertEquals(Optional.empty(), client("client", "h", "1").tls());
    }

    @Test
    void noRecordKeepsNothing() throws UsageException {
        assertFalse(server("--no-record").keep());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "16MiB, 16777216",
        "1M, 1048576",
        "1k, 1024",
        "2KiB, 2048",
        "100kB, 100000",
        "3MB, 3000000",
        "5b, 5"
    })
    void aSizeMayHaveAUnit(String given, int bytes) throws UsageException {
        assertEquals(OptionalInt.of(bytes), server("--max-message", given).maxMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "16777217", "17MiB", "-1", "1GiB", "x", "", "99999999999999", "1.5MiB", "٥"})
    void aSizeThatCannotBeIsExplained(String given) {
        assertEquals(
                "--max-message needs a size from 1 byte to 16MiB, for example 65536, 64KiB or 1MiB, not \"" + given
                        + "\".",
                mistake("--max-message", given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "abc", "", "5050 ", "+5", "٥٠٥٠", "99999999999"})
    void aPortThatCannotBeIsExplained(String given) {
        assertEquals("--port needs a number from 0 to 65535, not \"" + given + "\".", mistake("--port", given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "256.0.0.1", "1.2.3", "1.2.3.4.5", "", "::g", "1.2.3.4.", "a:b"})
    void anAddressThatIsNoLiteralIsExplainedWithoutAskingANameServer(String given) {
        assertEquals(
                "--bind needs an address of this computer such as 127.0.0.1, or 0.0.0.0 or :: for the network, not \""
                        + given + "\".",
                mistake("--bind", given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "::1", "[::1]", "localhost", "192.168.1.20", "fe80::1", "255.255.255.255"})
    void anAddressIsUnderstood(String given) throws UsageException {
        String bare = given.equals("[::1]") ? "::1" : given;
        assertEquals(
                new Where.Tcp(bare, 5050),
                server("--bind", given).listeners().getFirst().where());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1            | There is no option \"--prot\". Did you mean \"--port\"? --help lists them all.",
                "--max-mesage=5      | There is no option \"--max-mesage\". Did you mean \"--max-message\"? --help lists them all.",
                "--headles           | There is no option \"--headles\". Did you mean \"--headless\"? --help lists them all.",
                "-x                  | There is no option \"-x\". --help lists them all.",
                "cleint              | There is no command \"cleint\". Did you mean \"client\"? --help lists them all.",
                "bench               | There is no command \"bench\". --help lists them all.",
                "--port              | --port needs a value: --port N.",
                "--port 1 --port 2   | --port was given more than once.",
                "--framing header    | --framing needs header64 (or another width), zero4 (or another), lines, raw, u16, u32, u16le, u32le, mllp, stx-etx, nul, cr, nmea, scpi, modbus, slip or a description such as u32le,counts=itself, not \"header\". Did you mean \"header64\"?",
                "--framing u32,count=1 | --framing \"u32,count=1\": at character 5, there is no setting “count”; possible are before, offset, end, counts, adjust.",
                "--framing end=\\q  | --framing \"end=\\q\": at character 5, this is no escape; possible are \\n, \\r, \\t, \\0, \\\\, \\xHH, \\uHHHH and \\u{HHHH}.",
                "--auto-escaped a\\x4 | --auto-escaped \"a\\x4\": at character 2, an escape has 2 hexadecimal digits here.",
                "--auto a --auto-escaped b | --auto and --auto-escaped exclude each other: there is one automatic reply.",
                "client h 1 --escaped --hex | --escaped and --hex exclude each other: messages are typed in one way.",
                "client h 1 --hex --message 123 | --message \"123\": at character 1, there are 3 hexadecimal digits together, but a byte has two.",
                "--reply-as farmed   | --reply-as needs framed, raw or line, not \"farmed\". Did you mean \"framed\"?",
                "--max-clients 0     | --max-clients needs a number from 1 to 100000, not \"0\".",
                "--disk-reserve 1XB | --disk-reserve needs a size such as 500MB, 2GB or 100000 (bytes), not \"1XB\".",
                "--max-session 9kB   | --max-session needs a size of at least 1MiB.",
                "--deny 1.2.3       | --deny needs an address such as 192.168.1.66 or a range such as 192.168.1.0/24, not \"1.2.3\".",
                "--tls 70000         | --tls needs a number from 0 to 65535, not \"70000\".",
                "--tls-cert a.pem    | --tls-cert and --tls-key belong together: give both, or none for a certificate of our own.",
                "--headless --tls-cert a.pem --tls-key a.pem | --tls-cert needs --tls PORT, the port to listen on with TLS.",
                "client h 1 --insecure --fingerprint ab | --fingerprint and --insecure exclude each other: give one of them.",
                "client h 1 --fingerprint ab | --fingerprint needs the 64 hexadecimal digits of a SHA-256, with or without colons, not \"ab\".",
                "--session a --no-record | --session and --no-record exclude each other: give one of them.",
                "client              | client needs HOST and PORT, for example: client 127.0.0.1 5050",
                "client h            | client needs HOST and PORT, for example: client 127.0.0.1 5050",
                "client h 0          | PORT needs a number from 1 to 65535, not \"0\".",
                "client h 1 extra    | Nothing is expected where \"extra\" stands; a text with blanks needs quotes.",
                "client h 1 --mesage x | There is no option \"--mesage\". Did you mean \"--message\"? --help lists them all.",
                "client h 1 --timeout soon | --timeout needs seconds from 0 (forever) to 86400, for example 2.5, not \"soon\".",
                "client h 1 --timeout 1e999999999 | --timeout needs seconds from 0 (forever) to 86400, for example 2.5, not \"1e999999999\".",
                "export              | export needs SESSION, --format and --out, for example: export latest --format csv --out lesson.csv",
                "export latest --format csv | export needs SESSION, --format and --out, for example: export latest --format csv --out lesson.csv",
                "export latest --out lesson | export needs SESSION, --format and --out, for example: export latest --format csv --out lesson.csv",
                "export latest --out x --format jsnl | --format needs csv, jsonl, txt or pcapng, not \"jsnl\". Did you mean \"jsonl\"?",
                "export latest more --out x.csv | Nothing is expected where \"more\" stands; a text with blanks needs quotes.",
                "sessions lst        | There is no command \"lst\". --help lists them all.",
                "sessions delte x    | There is no command \"delte\". Did you mean \"delete\"? --help lists them all.",
                "sessions rename x   | sessions rename needs NAME and NEW, for example: sessions rename latest \"Monday, class 9b\"",
                "sessions delete     | sessions delete needs NAME, for example: sessions delete session-2026-03-01_09-00-00",
                "sessions prune      | sessions prune needs --older-than or --larger-than, for example: sessions prune --older-than 30d",
                "sessions prune --older-than 30 | --older-than needs an age such as 12h, 30d, 8w or 1y, not \"30\".",
                "sessions prune --larger-than 2XB | --larger-than needs a size such as 500MB, 2GB or 100000 (bytes), not \"2XB\".",
                "--port 1 sessions   | --port is an option of the server, not of sessions.",
                "--port 1 client h 1 | --port is an option of the server, not of client.",
            })
    void aMistakeIsExplainedInOneSentence(String line, String sentence) {
        assertEquals(sentence, mistake(line.split(" ")));
    }

    @Test
    void whatWasTypedIsShownInert() {
        assertEquals("There is no option \"--\\x1b[2J\\u202e\". --help lists them all.", mistake("--\u001b[2J\u202e"));
    }

    @Test
    void anAutomaticTextThatTheFramingCannotCarryIsExplained() {
        String sentence = mistake("--framing", "u16", "--auto", "x".repeat(70_000));

        assertTrue(sentence.startsWith("--auto can't be sent as u16: "), sentence);
    }

    @Test
    void theClientSendsItsMessagesInOrder() throws UsageException {
        ClientOptions options = client(
                "client",
                "[::1]",
                "5050",
                "--message",
                "@home",
                "--message",
                "-1",
                "--message",
                "",
                "--framing",
                "header10",
                "--reply-as",
                "raw",
                "--goodbye",
                "!DISCONNECT",
                "--timeout",
                "2.5",
                "--show-wire");

        assertEquals("::1", options.host());
        assertEquals(5050, options.port());
        assertEquals(List.of("@home", "-1", ""), options.messages());
        assertEquals("header10", options.framing().name());
        assertEquals(ReplyFormat.RAW, options.replyAs());
        assertEquals("!DISCONNECT", options.goodbye());
        assertEquals(Duration.ofMillis(2500), options.timeout());
        assertTrue(options.showWire());
    }

    @Test
    void helpNamesEveryOptionAndOnlyCommandsThatExist() {
        String help = meaning(context -> CommandLineParser.parse(context, "--help"));

        for (String option : List.of(
                "--headless",
                "--port",
                "--bind",
                "--unix",
                "--framing",
                "--reply-as",
                "--strict",
                "--goodbye",
                "--auto",
                "--session",
                "--no-record",
                "--max-clients",
                "--max-message",
                "--disk-reserve",
                "--max-session",
                "client HOST PORT",
                "swarm HOST PORT",
                "sessions",
                "export SESSION")) {
            assertTrue(help.contains(option), option);
        }
        assertFalse(help.contains("bench"));
    }

    private static ServerOptions server(String... args) throws UsageException {
        return parsed(ServerCommand.class, args).options();
    }

    private static ClientOptions client(String... args) throws UsageException {
        return parsed(ClientCommand.class, args).options();
    }

    private static <T> T parsed(Class<T> type, String... args) throws UsageException {
        return assertInstanceOf(type, CommandLineParser.parse(CommandContexts.UNUSED, args));
    }

    private static String mistake(String... args) {
        return String.valueOf(assertThrows(
                        UsageException.class,
                        () -> CommandLineParser.parse(CommandContexts.UNUSED, args)
                                .call())
                .getMessage());
    }
}
