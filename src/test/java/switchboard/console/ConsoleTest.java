package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.event.Roster;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ClientState;
import switchboard.model.ClientStep;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.record.Gap;
import switchboard.terminal.Transcript;
import switchboard.text.StoredText;
import switchboard.text.WireText;
import switchboard.thread.Threads;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(60)
class ConsoleTest {
    private static final SessionSaver NO_SAVING = file -> {
        throw new AssertionError("nobody saves here");
    };

    private final EventBus bus = new EventBus();
    private final MemoryLog log = new MemoryLog();
    private final Map<ConnectionId, ClientSummary> present = new ConcurrentSkipListMap<>();
    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private final PipedOutputStream typing = new PipedOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Console console = new Console(bus, roster(), log, NO_SAVING, ZoneOffset.UTC, out.stream(), err.stream());

    @AfterEach
    void end() throws InterruptedException {
        console.quit();
        assertTrue(ended.await(20, TimeUnit.SECONDS), "the console did not end");
        console.close();
        bus.close();
    }

    @Test
    void theListeningLineComesFirstAndExact() throws IOException {
        console.listening(new ListenerInfo(1, "tcp", "127.0.0.1:5050", 5050, List.of(), settings(), "", ""));
        console.listening(new ListenerInfo(2, "unix", "/tmp/a\nb", 0, List.of(), settings(), "", ""));
        start();
        type("counts");
        out.await("live 3  total 41  peak 30  rejected 0  threads 3");

        assertEquals(
                List.of("listening tcp 127.0.0.1:5050", "listening unix /tmp/a\\nb"),
                out.lines().subList(0, 2));
    }

    @Test
    void aFramingThatIsDescribedIsSaidInWords() throws IOException {
        ListenerSettings settings = new ListenerSettings(
                settings().where(),
                Framings.parse("end=#|\\r"),
                settings().replyAs(),
                false,
                "",
                settings().auto(),
                ClassCode.NONE);
        console.listening(new ListenerInfo(1, "tcp", "127.0.0.1:5050", 5050, List.of(), settings, "", ""));
        assertEquals(
                List.of(
                        "listening tcp 127.0.0.1:5050",
                        "framing end=#|\\r: the bytes up to “#” or CR when it is read, “#” when it is written"),
                out.lines().subList(0, 2));
        start();
    }

    @Test
    void aReplyIsAnsweredByItsOwnOutcomeEvenWhenOthersComeBetween() throws Exception {
        start();
        come(3);
        type("send 3  two blanks before");
        Request.Reply reply = (Request.Reply) next();
        assertEquals(" two blanks before", text(reply));
        bus.publish(new Fact.Delivered(reply.number() + 100, new ConnectionId(9), Delivery.SENT, Optional.empty()));
        bus.publish(new Fact.Delivered(reply.number(), new ConnectionId(3), Delivery.SENT, Optional.empty()));

        out.await("#3 sent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "send 3 \\x01 ~ 5c783031",
                "send 3 -e \\x01 ~ 2d65205c783031",
                "send -e 3 \\x01\\r\\n\\\\ ~ 010d0a5c",
                "send -e #3  é\\u00e9 ~ 20c3a9c3a9",
                "send -x 3 0x01 0d,FF ~ 010dff",
                "send -x 3 4A:4b ~ 4a4b",
                "all -e \\x06 ~ 06",
                "all -x 15 ~ 15",
                "all -hello ~ 2d68656c6c6f",
                "send 3 -r a ~ 2d722061",
            })
    void bytesCanBeSaid(String command, String hex) throws Exception {
        start();
        come(3);
        type(command);
        Request.Reply reply = (Request.Reply) next();
        assertEquals(
                hex, HexFormat.of().formatHex(reply.bodies().getFirst().body().utf8()));
        bus.publish(new Fact.Delivered(reply.number(), new ConnectionId(3), Delivery.SENT, Optional.empty()));
        out.await("#3 sent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "send -e 3 ab\\x4 ~ Nothing was sent. At character 3, an escape has 2 hexadecimal digits here.",
                "all -x 01 2 ~ Nothing was sent. At character 4, there is one hexadecimal digit, but a byte has two.",
                "auto -e \\ud83d ~ Nothing was sent. At character 1, this is half of a character (a surrogate);",
                "all -e ~ all needs a text, for example: all Hello!",
                "send -e 3 ~ send needs a client's number and a text, for example: send 3 Hello!",
                "send -r 3 ~ send needs a client's number and a text, for example: send 3 Hello!",
                "all -r ~ all needs a text, for example: all Hello!",
                "auto -r -x 01 ~ auto needs off, echo or a text, for example: auto off",
                "send -f 3 no/such/file ~ Nothing was sent: no",
                "send -f 3 src ~ Nothing was sent: src is a folder.",
                "all -f ~ all needs a text, for example: all Hello!",
                "repeat 3 ping ~ repeat needs a client's number or all, an interval and a text, for example: repeat 3 every",
                "repeat 3 every=1s ~ repeat needs",
                "repeat every=1s ping ~ repeat needs",
                "repeat -f 3 every=1s README.md ~ repeat needs",
                "repeat 3 every=9ms ping ~ every= needs a time from 10ms to 24h, for example: every=500ms or every=2s",
                "repeat 3 every=x ping ~ every= needs a time from 10ms",
                "repeat 3 every=25h ping ~ every= needs a time from 10ms",
                "repeat 3 every=1s times=0 ping ~ times= needs a number from 1 to 1,000,000,000, for example: times=10",
                "repeat -x 3 every=1s 0 ~ Nothing was sent. At character 1, there is one hexadecimal digit",
                "repeat off ~ Nothing is being repeated.",
                "repeat off 3 ~ Nothing is being repeated.",
                "resend ~ resend needs the number of a message, and perhaps a client's, for example: resend 41 or",
                "resend 1 x ~ resend needs the number of a message",
                "resend 5 ~ Nothing was sent: the log has no message 5.",
            })
    void whatCannotBeSentIsToldInOneSentence(String command, String sentence) throws Exception {
        start();
        come(3);
        type(command);
        out.await(line -> line.startsWith(sentence));
        type("counts");
        out.await(line -> line.startsWith("live "));
        assertEquals(Optional.empty(), bus.requests().poll(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "send -r 3 hi ~ 6869",
                "send -r #3  hi ~ 206869",
                "send -r -x 3 02 03 ~ 0203",
                "send -x -r 3 02 03 ~ 0203",
                "all -r -e \\x01 ~ 01",
                "all -r -r ~ 2d72",
                "repeat -r -e 3 every=1s \\x02 ~ 02",
            })
    void aReplyCanBeSentWithoutAFrame(String command, String hex) throws Exception {
        start();
        come(3);
        type(command);
        Request request = next();
        Request.ReplyForm raw = new Request.ReplyForm.InFormat(ReplyFormat.RAW);
        switch (request) {
            case Request.Reply reply -> {
                assertEquals(raw, reply.form());
                assertEquals(hex, hex(reply.bodies()));
            }
            case Request.Repeat repeat -> {
                assertEquals(raw, repeat.form());
                assertEquals(hex, hex(repeat.bodies()));
            }
            default -> throw new AssertionError(request);
        }
    }

    private static String hex(List<Request.RecipientBody> bodies) {
        return HexFormat.of().formatHex(bodies.getFirst().body().utf8());
    }

    @Test
    void aFileIsSentAsAMessageAndOneThatIsTooLongIsRefused(@TempDir Path folder) throws Exception {
        Path small = Files.write(folder.resolve("a b.bin"), new byte[] {1, 2, (byte) 0xff});
        Path large = Files.write(folder.resolve("large"), new byte[Message.LONGEST_BODY + 1]);
        start();
        come(3);
        type("send -f 3 " + small);
        Request.Reply reply = (Request.Reply) next();
        assertEquals(
                "0102ff",
                HexFormat.of().formatHex(reply.bodies().getFirst().body().utf8()));
        bus.publish(new Fact.Delivered(reply.number(), new ConnectionId(3), Delivery.SENT, Optional.empty()));
        type("all -f " + large);
        out.await("Nothing was sent: " + large + " has 16,777,217 bytes, and a message has 16,777,216 bytes at most.");
    }

    @Test
    void aTextIsRepeatedUntilItIsStoppedAndProgressIsNotPrinted() throws Exception {
        start();
        come(3);
        type("repeat -e 3 times=10 every=2s  \\x01 every=1s");
        Request.Repeat repeat = (Request.Repeat) next();
        assertEquals(
                " \u0001 every=1s", new String(repeat.bodies().getFirst().body().utf8(), StandardCharsets.UTF_8));
        assertEquals(Duration.ofSeconds(2), repeat.every());
        assertEquals(OptionalLong.of(10), repeat.times());
        ConnectionId id = new ConnectionId(3);
        for (String said : List.of("10 times, every 2,000 ms", "4 of 10 times so far")) {
            bus.publish(new Fact.Delivered(repeat.number(), id, Delivery.REPEATING, Optional.of(StoredText.of(said))));
        }
        out.await("#3 repeating: 10 times, every 2,000 ms");
        type("repeat off 3");
        assertEquals(new Request.StopRepeating(new Request.Target.Only(Set.of(id))), next());
        bus.publish(new Fact.Delivered(
                repeat.number(), id, Delivery.SENT, Optional.of(StoredText.of("4 times, then it was stopped"))));
        out.await("#3 sent: 4 times, then it was stopped");
        assertEquals(
                2, out.lines().stream().filter(line -> line.startsWith("#3 ")).count());
        type("repeat off");
        out.await("Nothing is being repeated.");
        type("repeat all every=500 x");
        Request.Repeat second = (Request.Repeat) next();
        assertEquals(Duration.ofMillis(500), second.every());
        assertEquals(OptionalLong.empty(), second.times());
    }

    @Test
    void anEarlierMessageIsSentAgainToItsClientOrToAnother() throws Exception {
        start();
        come(3);
        come(4);
        record(3, "", Framings.HEADER64.frame(new byte[] {1, (byte) 0xff}));
        type("resend 1");
        Request.Reply first = (Request.Reply) next();
        bus.publish(new Fact.Delivered(first.number(), new ConnectionId(3), Delivery.SENT, Optional.empty()));
        type("resend 1 4");
        Request.Reply second = (Request.Reply) next();
        bus.publish(new Fact.Delivered(second.number(), new ConnectionId(4), Delivery.SENT, Optional.empty()));
        for (Request.Reply one : List.of(first, second)) {
            assertEquals(
                    "01ff",
                    HexFormat.of().formatHex(one.bodies().getFirst().body().utf8()));
        }
        assertEquals(new ConnectionId(3), first.bodies().getFirst().to());
        assertEquals(new ConnectionId(4), second.bodies().getFirst().to());
        out.await("#4 sent");
        Finding tooLong =
                FindingFactory.find(WireText.TOO_LONG_SKIPPED, Certainty.CERTAIN, 2_000_000, 1_048_576, 9, 1_999_991);
        record(3, "", Framings.HEADER64.frame(new byte[9]).with(tooLong));
        type("resend 2");
        out.await("Nothing was sent: message 2 was too long, and the log has only its beginning.");
    }

    @Test
    void aTextForAllGivesOneLineForEachRecipient() throws Exception {
        start();
        come(1);
        come(2);
        come(3);
        type("all Hello, everybody!");
        Request.Reply reply = (Request.Reply) next();
        assertEquals(
                List.of(1L, 2L, 3L),
                reply.bodies().stream().map(letter -> letter.to().number()).toList());
        bus.publish(List.of(
                new Fact.Delivered(reply.number(), new ConnectionId(1), Delivery.SENT, Optional.empty()),
                new Fact.Delivered(reply.number(), new ConnectionId(2), Delivery.WAITING, Optional.empty()),
                new Fact.Delivered(
                        reply.number(), new ConnectionId(3), Delivery.FAILED, Optional.of(StoredText.of("left")))));
        bus.publish(new Fact.Delivered(reply.number(), new ConnectionId(2), Delivery.SENT, Optional.empty()));

        out.await("#2 sent");
        assertEquals(
                List.of("#1 sent", "#2 waiting", "#3 failed: left", "#2 sent"),
                out.lines().stream()
                        .filter(line -> line.matches("#\\d (sent|waiting|failed.*)"))
                        .toList());
    }

    @Test
    void theNextCommandWaitsForTheOutcomesOfTheOneBefore() throws Exception {
        start();
        come(1);
        type("send #1 a");
        type("counts");
        Request.Reply reply = (Request.Reply) next();
        bus.publish(new Fact.Delivered(reply.number(), new ConnectionId(1), Delivery.SENT, Optional.empty()));
        out.await(line -> line.startsWith("live "));

        assertEquals(
                List.of("#1 sent", "live 3  total 41  peak 30  rejected 0  threads 3"),
                out.lines().stream()
                        .filter(line -> line.equals("#1 sent") || line.startsWith("live "))
                        .toList());
    }

    @Test
    void aReplyToOneClientDoesNotWaitForTheOutcomesOfOthers() throws Exception {
        start();
        for (long number = 1; number <= 4; number++) {
            come(number);
            type("send " + number + " hello");
        }
        type("counts");
        long last = 0;
        for (long number = 1; number <= 4; number++) {
            Request.Reply reply = (Request.Reply) next();
            assertEquals(new ConnectionId(number), reply.bodies().getFirst().to());
            last = reply.number();
        }
        assertEquals(List.of(), out.lines(), "no time has passed in which somebody was waited for");
        bus.publish(new Fact.Delivered(last, new ConnectionId(4), Delivery.SENT, Optional.empty()));
        for (long number = 1; number <= 3; number++) {
            bus.publish(new Fact.Delivered(
                    last - 4 + number, new ConnectionId(number), Delivery.WAITING, Optional.empty()));
        }
        out.await(line -> line.startsWith("live "));

        assertEquals(
                List.of("#1 waiting", "#2 waiting", "#3 waiting", "#4 sent"),
                out.lines().stream().filter(line -> line.startsWith("#")).toList());
    }

    @Test
    void aKickedClientIsConfirmedWhenItIsGone() throws Exception {
        start();
        come(7);
        type("kick 7");
        assertEquals(new Request.Disconnect(only(7)), next());
        present.remove(new ConnectionId(7));
        out.await("#7 kicked");
        type("kick 7");
        out.await("#7 failed: left");
    }

    @ParameterizedTest
    @CsvSource({"kick 99,99", "hold 77,77", "block 42,42", "release #123,123"})
    void aClientThatHasNeverComeIsNotSaidToHaveLeft(String typed, String number) throws Exception {
        start();
        type(typed);
        out.await("#" + number + " failed: there is no such client");
    }

    @Test
    void holdAndReleaseAreConfirmedForEachClient() throws Exception {
        start();
        come(1);
        come(2);
        type("hold all");
        assertEquals(new Request.Hold(new Request.Target.All()), next());
        present.replaceAll((id, client) -> client(id.number(), ClientState.HELD));
        out.await("#1 held");
        out.await("#2 held");
        type("release 2");
        assertEquals(new Request.Release(only(2)), next());
        present.put(new ConnectionId(2), client(2, ClientState.LIVE));
        out.await("#2 released");
    }

    @Test
    void aClientIsReadInAnotherFramingAndTheAnswerSaysItInWords() throws Exception {
        start();
        come(3);
        type("as 3");
        out.await(
                "#3 is read as header64: the length in decimal digits, padded with spaces to 64 bytes, then the body");
        type("as 3 u32le,counts=itself");
        Framing framing = Framings.parse("u32le,counts=itself");
        assertEquals(new Request.ReadAs(only(3), Optional.of(framing)), next());
        bus.publish(new Fact.ReadAs(new ConnectionId(3), 5, framing, Fact.Again.NOTHING));
        out.await("#3 is read as u32le,counts=itself: the length in 4 binary bytes, lowest first, counting itself, then"
                + " the body");
        type("as 3 default");
        type("as 99 lines");
        out.await("#99 failed: there is no such client");
        present.put(new ConnectionId(3), client(3, ClientState.FINISHED));
        type("as 3 lines");
        out.await("#3 failed: it has finished sending");
    }

    @Test
    void theEncodingOfAClientIsChosenByAnyOfItsNames() throws Exception {
        start();
        come(3);
        type("charset 3");
        out.await("#3 says and reads texts in UTF-8");
        type("charset 3 cp936");
        Charset gbk = Charset.forName("GBK");
        assertEquals(new Request.SetCharset(only(3), Optional.of(gbk)), next());
        bus.publish(new Fact.CharsetChosen(new ConnectionId(3), gbk));
        out.await("#3 says and reads texts in GBK");
        type("charset 3 GBX");
        out.await("There is no encoding \"GBX\". Did you mean GBK?");
        type("charset 3 xyzzy");
        out.await("There is no encoding \"xyzzy\". Use any name that Java knows, such as GBK or windows-1252.");
    }

    @Test
    void aloneTheOperatorIsToldThatNobodyIsThere() throws IOException {
        start();
        type("all hello");
        type("list");
        type("release all");
        type("hold all");
        type("log");
        out.await("No messages yet.");

        assertEquals(
                List.of(
                        "No client is connected.",
                        "No client is connected.",
                        "No client is connected.",
                        "No client is connected; those that connect will be held.",
                        "No messages yet."),
                out.lines());
    }

    @Test
    void eachClientIsOneLineThatBeginsWithNumberAndAddress() throws IOException {
        start();
        come(3);
        come(12);
        type("list");
        out.await(line -> line.startsWith("#12 127.0.0.1:50012  live"));

        assertTrue(
                out.lines().contains("#3 127.0.0.1:50003  live  in 2 (130 bytes)  out 1 (70 bytes)  \"Ana\\x1b[2J\""),
                out.lines().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lst|There is no command \"lst\". Did you mean \"list\"? help lists them all.",
                "send|send needs a client's number and a text, for example: send 3 Hello!",
                "send 3|send needs a client's number and a text, for example: send 3 Hello!",
                "send Ana hi|send needs a client's number and a text, for example: send 3 Hello!",
                "send ٣ hi|send needs a client's number and a text, for example: send 3 Hello!",
                "all|all needs a text, for example: all Hello!",
                "kick|kick needs a client's number, for example: kick 3",
                "block x|block needs a client's number, for example: block 3",
                "deny 1.2.3|deny needs an address or a range, for example: deny 192.168.1.66 or deny 192.168.1.0/24",
                "kick all|kick needs a client's number, for example: kick 3",
                "auto|auto needs off, echo or a text, for example: auto off",
                "hold|hold needs a client's number or all, for example: hold 3 or hold all",
                "as|as needs a client's number and a framing, for example: as 3 lines",
                "as 3 lnes|as needs a framing, for example: as 3 lines. Here there is no framing “lnes”. Names: header64,"
                        + " header10, zero4, lines, raw, u16, u32, u16le, u32le, mllp, stx-etx, nul, cr, nmea, scpi,"
                        + " modbus, slip.",
                "log 0|log needs a number from 1 to 1000, for example: log 50",
                "log 1001 is:problem|log needs a number from 1 to 1000, for example: log 50",
                "log is:problm|Nothing was searched. At character 4 of the filter: “is” does not know “problm”:"
                        + " write is:in, is:out, is:problem, is:marked, is:noted, is:superseded or is:reread.",
                "log 5 a (b|Nothing was searched. At character 3 of the filter: This parenthesis is not closed:"
                        + " write “)” where it ends, or put it in quotes to look for it.",
                "quit now|quit takes no arguments.",
                "xyzzy\u001b[2J|There is no command \"xyzzy\\x1b[2j\". help lists them all.",
            })
    void aCommandThatIsNoneIsExplainedInOneSentence(String typed, String sentence) throws IOException {
        start();
        type(typed);

        out.await(sentence);
    }

    @Test
    void whatClientsSendIsPrintedSoThatItCanForgeNothing() throws IOException {
        start();
        record(3, "Ana\"\n", inbound("Hi\n#9 sent\u001b]0;x\u0007 \u202e \u0085 \\ 🧦", new byte[] {(byte) 0xFF}));

        out.await("1  00:00:00.000  #3 \"Ana\"\\n\"  in   31  "
                + "\\x48\\x69\\x0a\\x23\\x39\\x20\\x73\\x65\\x6e\\x74\\x1b\\x5d\\x30\\x3b\\x78\\x07\\x20\\xe2\\x80\\xae"
                + "\\x20\\xc2\\x85\\x20\\x5c\\x20\\xf0\\x9f\\xa7\\xa6\\xff");

        // Text in valid UTF-8 takes another path through the code.
        record(4, "", inbound("\u001b]0;x\u0007\n\u202e", new byte[0]));

        out.await("2  00:00:00.000  #4  in   10  \\x1b]0;x\\x07\\n\\u202e");
    }

    @Test
    void aProblemIsExplainedOnALineOfItsOwn() throws IOException {
        start();
        Finding finding = Findings.saying(Cause.NO_HEADER, Certainty.CERTAIN, "“ana\\n” has no header.\r\nforged", "");
        record(
                9,
                "",
                new Message(
                        FrameStatus.UNFRAMED,
                        "ana".getBytes(StandardCharsets.UTF_8),
                        0,
                        3,
                        ReadTrace.NONE,
                        List.of(finding)));

        out.await("1  00:00:00.000  #9  in   3  ana");
        out.await("      ! “ana\\n” has no header.\\r\\nforged");
    }

    @Test
    void aLongMessageIsCutAndSaysHowMuchIsMissing() throws IOException {
        start();
        record(1, "", inbound("x".repeat(5_000), new byte[0]));

        out.await("1  00:00:00.000  #1  in   5000  " + "x".repeat(400) + " … 4,600 more bytes");
    }

    @Test
    void theAutomaticReplyIsAskedForAndTold() throws Exception {
        start();
        type("auto off");
        assertEquals(new Request.SetAutoReply(Optional.of(new AutoReply.Off())), next());
        bus.publish(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Off())));
        out.await("automatic reply: off");
        type("auto Thank you!");
        assertEquals(new Request.SetAutoReply(Optional.of(new AutoReply.Fixed("Thank you!"))), next());
        bus.publish(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Fixed("Thank you!\n"))));
        out.await("automatic reply: the text Thank you!\\n");
        TypedBody ack = TypedBody.joined(List.of(TypedBody.of(new byte[] {6}), TypedBody.of("\r")));
        type("auto -e \\x06\\r");
        assertEquals(new Request.SetAutoReply(Optional.of(new AutoReply.Fixed(ack))), next());
        bus.publish(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Fixed(ack))));
        out.await("automatic reply: the text \\x06\\r");
        type("auto -x ff");
        assertEquals(
                new Request.SetAutoReply(Optional.of(new AutoReply.Fixed(TypedBody.of(new byte[] {(byte) 0xff})))),
                next());
        bus.publish(
                new Fact.AutoReplyChanged(Optional.of(new AutoReply.Fixed(TypedBody.of(new byte[] {(byte) 0xff})))));
        out.await("automatic reply: the text \\xff");
    }

    @Test
    void whatIsSetAlreadyIsAnsweredAllTheSame() throws Exception {
        AccessRules rules = new AccessRules(
                List.of(), List.of(AddressRange.parse("1.2.3.0/24").orElseThrow()));
        bus.publish(new Fact.AccessChanged(rules));
        bus.publish(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Echo())));
        start();
        out.await("automatic reply: echo");
        type("auto echo");
        next();
        bus.publish(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Echo())));
        type("deny 1.2.3.0/24");
        next();
        bus.publish(new Fact.AccessChanged(rules));
        type("unblock 1.2.3.4");
        type("counts");
        next();
        bus.publish(new Fact.AccessChanged(rules));
        out.await(line -> line.startsWith("live "));

        assertEquals(
                List.of(
                        "who may connect: everybody; not 1.2.3.0/24",
                        "automatic reply: echo",
                        "automatic reply: echo",
                        "who may connect: everybody; not 1.2.3.0/24",
                        "No rule for 1.2.3.4."),
                out.lines().subList(0, 5));
    }

    @Test
    void settingsThatFollowEachOtherAtOnceAreAnsweredOneByOneThoughTheLastStateIsTheFirst() throws Exception {
        AccessRules denied = AccessRules.NONE.with(range("1.2.3.4"), AccessRules.Rule.DENY);
        start();
        type("deny 1.2.3.4");
        type("unblock 1.2.3.4");
        type("unblock 1.2.3.4");
        type("counts");
        for (AccessRules rules : List.of(denied, AccessRules.NONE, AccessRules.NONE)) {
            next();
            bus.publish(new Fact.AccessChanged(rules));
        }
        out.await(line -> line.startsWith("live "));

        assertEquals(
                List.of(
                        "who may connect: everybody; not 1.2.3.4",
                        "who may connect: everybody",
                        "No rule for 1.2.3.4."),
                out.lines().subList(0, 3));
    }

    @Test
    void messagesThatCouldNotBeRecordedAreCountedByTheLog() throws Exception {
        bus.publish(new Fact.Received(new ConnectionId(5), 0, 0, inbound("a", new byte[0])));
        bus.publish(new Fact.Received(new ConnectionId(5), 0, 0, inbound("b", new byte[0])));
        bus.publish(new Fact.Recorded(0, 0, 0, 1, 1, 0));
        bus.publish(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Off())));
        start();
        out.await("automatic reply: off");
        type("log");
        out.await("No message is recorded. Messages that came or went and are not recorded: 2");
    }

    @Test
    void theLogShowsWhereMessagesAreMissing() throws Exception {
        start();
        record(3, "", inbound("before", new byte[0]));
        log.gapBefore(2, new Gap(1_000_000, 2_000_000, 20, 1_500, StoredText.of("the disk is full")));
        record(3, "", inbound("after", new byte[0]));
        out.await(line -> line.endsWith("  after"));
        type("log");
        out.await("00:00:01.000  --- 20 messages (1,500 bytes) could not be recorded here: the disk is full");
    }

    @Test
    void theLogShowsMessagesThatAreMissingAtItsEnd() throws Exception {
        start();
        record(3, "", inbound("before", new byte[0]));
        out.await(line -> line.endsWith("  before"));
        log.gapBefore(2, new Gap(1_000_000, 2_000_000, 20, 1_500, StoredText.of("the disk is full")));
        type("log");
        out.await("00:00:01.000  --- 20 messages (1,500 bytes) could not be recorded here: the disk is full");
    }

    @Test
    void comingsAndGoingsAreTold() throws IOException {
        start();
        bus.publish(new Fact.Opened(info(5), Counts.ZERO));
        placed(1, ClientStep.Kind.CAME);
        out.await("#5 came from 127.0.0.1:50005");
        bus.publish(new Fact.Closed(
                new ConnectionId(5), 0, CloseReason.FIN, StoredText.of("closed the connection\n"), false, Counts.ZERO));
        placed(2, ClientStep.Kind.LEFT);
        out.await("#5 left: closed the connection\\n");
    }

    @Test
    void aFloodIsCountedInsteadOfPrintedAndReadNoFurtherThanPrinted() throws IOException {
        start();
        Message message = inbound("flood", new byte[0]);
        long last = 0;
        for (int i = 0; i < 100_000; i++) {
            last = log.add(new ConnectionId(1), "", Direction.IN, message);
        }
        bus.publish(new Fact.Recorded(last, last, last));
        String skipped = out.await(line -> line.endsWith(" more messages, see log"));
        type("counts");
        out.await(line -> line.startsWith("live "));

        assertTrue(skipped.matches("… 9\\d,\\d{3} more messages, see log"), skipped);
        assertTrue(log.rowsRead() <= 2_000, "read " + log.rowsRead());
    }

    @Test
    void troublesAndLimitsAreWarnedOfOnce() throws IOException {
        start();
        bus.publish(new Fact.Warning("recorder", StoredText.of("The disk is full.")));
        err.await("The disk is full.");
        bus.publish(new Fact.LimitHit(Limit.CONNECTIONS, StoredText.of("1,000 clients are there already."), 1));
        err.await("1,000 clients are there already.");
        for (int i = 2; i <= 500; i++) {
            bus.publish(new Fact.LimitHit(Limit.CONNECTIONS, StoredText.of("1,000 clients are there already."), i));
            bus.publish(new Fact.Warning("recorder", StoredText.of("The disk is full.")));
        }
        type("counts");
        out.await(line -> line.startsWith("live "));

        assertEquals(List.of("The disk is full.", "1,000 clients are there already."), err.lines());
    }

    @Test
    void anUnreadableSessionIsToldOnceAndEndsNothing() throws IOException {
        start();
        log.breakDown();
        for (long number = 1; number <= 3; number++) {
            bus.publish(new Fact.Recorded(number, number, number));
        }
        err.await("The session file is gone.");
        type("log");
        out.await("The session file is gone.");
        type("counts");
        out.await(line -> line.startsWith("live "));
    }

    @Test
    void theEndOfInputEndsNothing() throws IOException {
        start();
        typing.close();
        bus.publish(new Fact.Opened(info(5), Counts.ZERO));
        placed(1, ClientStep.Kind.CAME);

        out.await("#5 came from 127.0.0.1:50005");
        assertEquals(1, ended.getCount());
    }

    @Test
    void quitEnds() throws Exception {
        start();
        type("  QUIT  ");

        assertTrue(ended.await(20, TimeUnit.SECONDS));
    }

    @Test
    void aBrokenStandardOutputEndsNothingAndNothingIsReadForIt() throws Exception {
        CountDownLatch tried = new CountDownLatch(3);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                tried.countDown();
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() throws IOException {
                tried.countDown();
                throw new IOException("Broken pipe");
            }
        };
        console.close();
        console = new Console(bus, roster(), log, NO_SAVING, ZoneOffset.UTC, new PrintStream(broken), err.stream());
        start();
        come(3);
        type("counts");
        type("counts");
        type("counts");
        assertTrue(tried.await(20, TimeUnit.SECONDS));
        record(3, "", inbound("unseen", new byte[0]));
        type("send 3 still served");

        assertEquals("still served", text((Request.Reply) next()));
        assertFalse(ended.await(0, TimeUnit.SECONDS));
    }

    private void start() throws IOException {
        InputStream in = new PipedInputStream(typing, 1 << 16);
        Threads.platform("console-test", () -> {
                    try {
                        console.run(in, StandardCharsets.UTF_8, 0);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    } finally {
                        ended.countDown();
                    }
                })
                .start();
    }

    private void type(String line) throws IOException {
        typing.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        typing.flush();
    }

    private void come(long number) {
        present.put(new ConnectionId(number), client(number, ClientState.LIVE));
    }

    private void record(long client, String name, Message message) {
        long number = log.add(new ConnectionId(client), name, Direction.IN, message);
        bus.publish(new Fact.Recorded(number, number, number));
    }

    /** Publishes the place of a step of client 5 in the session, before any message. */
    private void placed(long place, ClientStep.Kind kind) {
        bus.publish(new Fact.Recorded(0, 0, 0).with(List.of(new ClientStep(place, 0, new ConnectionId(5), kind))));
    }

    private Request next() throws InterruptedException {
        Optional<Request> request = bus.requests().poll(20_000);
        return request.orElseThrow(() -> new AssertionError("nothing was asked; printed: " + out.lines()));
    }

    private static String text(Request.Reply reply) {
        return new String(reply.bodies().getFirst().body().utf8(), StandardCharsets.UTF_8);
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }

    private static Request.Target only(long number) {
        return new Request.Target.Only(Set.of(new ConnectionId(number)));
    }

    private static Message inbound(String text, byte[] more) {
        byte[] start = text.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, body, start.length, more.length);
        return Framings.HEADER64.frame(body);
    }

    private Roster roster() {
        return new Roster() {
            @Override
            public Counts counts() {
                return new Counts(1, 3, 41, 30, 0, 3, Map.of(CloseReason.FIN, 38L));
            }

            @Override
            public List<ClientSummary> clients() {
                return List.copyOf(new TreeMap<>(present).values());
            }

            @Override
            public boolean hasCome(ConnectionId id) {
                return id.number() >= 1 && id.number() <= 41;
            }
        };
    }

    private static ClientSummary client(long number, ClientState state) {
        return new ClientSummary(
                info(number),
                "Ana\u001b[2J",
                state,
                0,
                Optional.empty(),
                Optional.empty(),
                2,
                130,
                1,
                70,
                0,
                0,
                ReplyFormat.FRAMED,
                Reading.USUAL,
                false,
                0,
                0,
                Optional.empty(),
                Note.NONE);
    }

    private static ConnectionInfo info(long number) {
        return new ConnectionInfo(
                new ConnectionId(number),
                1,
                "127.0.0.1:" + (50_000 + number),
                "127.0.0.1",
                "127.0.0.1:5050",
                0,
                ReplyFormat.FRAMED,
                false,
                Reading.USUAL);
    }

    private static ListenerSettings settings() {
        return new ListenerSettings(
                new ListenerSettings.Where.Tcp("127.0.0.1", 5050),
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                false,
                "",
                new ListenerSettings.AutoReply.Off(),
                ClassCode.NONE);
    }
}
