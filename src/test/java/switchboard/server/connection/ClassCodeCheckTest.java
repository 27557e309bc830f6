package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.model.Reading;
import switchboard.server.TestClient;
import switchboard.server.TestServer;
import switchboard.server.context.ClassCodeAttempts;
import switchboard.server.context.ManualClock;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** The check of a client's first messages for the class code, without a socket. */
@Timeout(20)
class ClassCodeCheckTest {
    private static final int ATTEMPTS = 3;
    private static final String HOST = "192.168.1.5";
    private static final ListenerSettings ASKING = TestServer.SETTINGS.asking(new ClassCode("apple-42"));

    private final ManualClock clock = new ManualClock();
    private final ClassCodeAttempts addresses =
            new ClassCodeAttempts(ATTEMPTS, 20, Duration.ofSeconds(60), clock::nanos);
    private final ClassCodeCheck check = check(ASKING, Optional.of(addresses));
    private int guesses;

    private static ClassCodeCheck check(ListenerSettings settings, Optional<ClassCodeAttempts> addresses) {
        return check(settings, addresses, HOST);
    }

    private static ClassCodeCheck check(ListenerSettings settings, Optional<ClassCodeAttempts> addresses, String host) {
        ConnectionInfo info = new ConnectionInfo(
                new ConnectionId(3),
                1,
                host + " 5",
                host,
                "192.168.1.9:1",
                0,
                ReplyFormat.FRAMED,
                false,
                Reading.USUAL);
        List<ClassCode> codes = List.of(new ClassCode("apple-42"), new ClassCode("Žluť 7"));
        return new ClassCodeCheck(
                info,
                settings,
                ATTEMPTS,
                addresses.orElse(new ClassCodeAttempts(1, 1, Duration.ofSeconds(60), () -> 0)),
                () -> addresses.map(counted -> AddressRange.counted(host)),
                () -> codes);
    }

    private static List<Message> framed(String... texts) {
        List<Message> messages = new ArrayList<>();
        for (String text : texts) {
            byte[] bytes = Framings.HEADER64.frame(TestClient.utf8(text)).bytes();
            Framings.HEADER64
                    .reader(1 << 20, false, MemoryBudget.UNLIMITED)
                    .accept(bytes, 0, bytes.length, 0, messages::add);
        }
        return messages;
    }

    private static List<Message> raw(String text) {
        List<Message> messages = new ArrayList<>();
        byte[] bytes = TestClient.utf8(text);
        Framings.HEADER64
                .reader(1 << 20, false, MemoryBudget.UNLIMITED)
                .accept(bytes, 0, bytes.length, 0, messages::add);
        return messages;
    }

    @Test
    void theRightCodePassesAndTheMessagesBehindItAreNoPartOfTheCheck() {
        ClassCodeCheck.Verdict verdict = check.check(framed("apple-42", "hello", "again"), false);
        assertTrue(check.isPassed());
        assertEquals(1, verdict.shown().size());
        assertEquals("********", verdict.shown().getFirst().text());
        assertEquals(
                Cause.CLASS_CODE,
                verdict.shown().getFirst().findings().getFirst().cause());
        assertEquals(
                List.of("hello", "again"),
                verdict.rest().stream().map(Message::text).toList());
        assertEquals(1, verdict.answers().size());
        assertTrue(verdict.rejection().isEmpty());
    }

    @Test
    void noWrongCodeIsShownAndTheLastAttemptPartsFromTheClient() {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            ClassCodeCheck.Verdict verdict = check.check(framed("apple-4" + attempt * 3), false);
            assertEquals("********", verdict.shown().getFirst().text());
            assertEquals(
                    Cause.WRONG_CODE,
                    verdict.shown().getFirst().findings().getFirst().cause());
            assertEquals(List.of(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - attempt)), verdict.answers());
            assertTrue(verdict.rejection().isEmpty());
        }
        ClassCodeCheck.Verdict last = check.check(framed("apple", "apple-42"), false);
        assertEquals(CloseReason.CODE, last.rejection().orElseThrow().reason());
        assertEquals(List.of(), last.rest(), "the right code comes too late");
        assertFalse(check.isPassed());
    }

    @Test
    void whoKnowsTheCodeComesInBehindTheAddressOfWhoGuesses() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            check.check(framed("guess " + attempt), false);
        }
        assertTrue(check.check(framed("apple-42"), false).rejection().isPresent(), "this one guessed");
        for (int client = 0; client < 30; client++) {
            ClassCodeCheck knowing = check(ASKING, Optional.of(addresses));
            assertTrue(knowing.check(framed("apple-42"), false).rejection().isEmpty(), "client " + client);
            for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
                guess(addresses, HOST);
            }
            clock.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void aWrongCodeThatIsRepeatedCountsOnce() {
        for (int client = 0; client < 200; client++) {
            assertEquals(
                    List.of(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1)),
                    check(ASKING, Optional.of(addresses), "10.0.0.9")
                            .check(framed("aple-42"), false)
                            .answers());
        }
        ClassCodeCheck knowing = check(ASKING, Optional.of(addresses), "10.0.0.9");
        assertTrue(knowing.check(framed("apple-42"), false).rejection().isEmpty());
    }

    @Test
    void whoGuessesOverManyConnectionsIsComparedTwelveTimesAMinute() {
        int compared = 0;
        for (int second = 0; second < 600; second++) {
            for (int times = 0; times < 5; times++) {
                compared += guess(addresses, "10.0.0.9").code() == ServerText.CODE_SAY_WRONG ? 1 : 0;
            }
            clock.pass(Duration.ofSeconds(1));
        }
        assertTrue(compared <= ATTEMPTS + ClassCodeAttempts.SPARED + 10 * 12 + 10, compared + " codes in ten minutes");
    }

    @Test
    void anAddressThatGuessedFarTooOftenHasToWaitAlsoWithTheRightCode() {
        for (int attempt = 0; attempt < ATTEMPTS + ClassCodeAttempts.SPARED; attempt++) {
            guess(addresses, HOST);
        }
        ClassCodeCheck next = check(ASKING, Optional.of(addresses));
        assertTrue(next.check(framed("apple-42"), false).rejection().isPresent(), "too soon");
        clock.pass(Duration.ofSeconds(5));
        ClassCodeCheck later = check(ASKING, Optional.of(addresses));
        assertTrue(later.check(framed("apple-42"), false).rejection().isEmpty());
        assertTrue(later.isPassed());
        ClassCodeCheck local = check(ASKING, Optional.empty());
        assertTrue(local.check(framed("apple-42"), false).rejection().isEmpty(), "an exempt address never waits");
    }

    /** Returns the answer to another wrong code from a host. */
    private CodedText guess(ClassCodeAttempts addresses, String host) {
        return check(ASKING, Optional.of(addresses), host)
                .check(framed("guess number " + ++guesses), false)
                .answers()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::, 2001:db8:1:2::/64, 2001:db8:1:3::1",
        "fe80::%2, fe80::%2/64, fe80::1%3",
        "::ffff:10.0.0.9, 10.0.0.9, ::ffff:10.0.0.8"
    })
    void guessesFromTheAddressesOfOneDeviceMakeAllOfThemWait(String network, String counted, String other) {
        int at = network.indexOf("::") + 2;
        for (int i = 0; i < ATTEMPTS + ClassCodeAttempts.SPARED; i++) {
            String host = network.startsWith("::") ? network : network.substring(0, at) + i + network.substring(at);
            assertEquals(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1), guess(addresses, host));
        }
        String next = network.startsWith("::") ? "10.0.0.9" : network.substring(0, at) + "ffff" + network.substring(at);
        assertEquals(ServerText.CODE_SAY_PAUSE.with(6, counted), guess(addresses, next));
        assertEquals(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1), guess(addresses, other));
    }

    @Test
    void wrongCodesOfAllTogetherAreCappedHoweverManyAddressesTheyComeFrom() {
        for (int i = 0; i < 20; i++) {
            assertEquals(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1), guess(addresses, "10.0." + i + ".1"));
        }
        assertEquals(ServerText.CODE_SAY_PAUSE_ALL.with(1), guess(addresses, "10.1.0.1"));
        assertEquals(ServerText.CODE_SAY_PAUSE_ALL.with(1), guess(addresses, "2001:db8:7::1"));
        ClassCodeCheck knowing = check(ASKING, Optional.of(addresses), "10.2.0.1");
        assertTrue(knowing.check(framed("apple-42"), false).rejection().isPresent(), "no code is compared");
        clock.pass(Duration.ofMillis(50));
        ClassCodeCheck later = check(ASKING, Optional.of(addresses), "10.2.0.1");
        assertTrue(later.check(framed("apple-42"), false).rejection().isEmpty(), "one more after a twentieth second");
        assertEquals(
                ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1),
                guess(addresses, "10.1.0.2"),
                "a right code takes no share");
        assertEquals(ServerText.CODE_SAY_PAUSE_ALL.with(1), guess(addresses, "10.1.0.3"));
    }

    @Test
    void aBrowsersRequestIsToldWithoutItsTextAndIsNoAttempt() {
        List<Message> request = raw("GET / HTTP/1.1\r\nHost: 192.168.1.9\r\n\r\n");
        ClassCodeCheck.Verdict verdict = check.check(request, false);
        assertEquals("********", verdict.shown().getFirst().text());
        assertEquals(
                WireText.HTTP_UNQUOTED.with(),
                verdict.shown().getFirst().findings().getFirst().text());
        assertEquals(List.of(), verdict.answers());
        assertTrue(check.check(framed("apple-42"), false).rejection().isEmpty());
    }

    @Test
    void messagesOfAClientThatTheFramingGaveUpAreHiddenAndNoAttempt() {
        for (int time = 0; time <= ATTEMPTS; time++) {
            ClassCodeCheck.Verdict verdict = check.check(raw("apple-42"), true);
            assertEquals("********", verdict.shown().getFirst().text());
            assertEquals(List.of(), verdict.answers());
            assertTrue(verdict.rejection().isEmpty());
        }
        assertFalse(check.isPassed());
    }

    @Test
    void aListenerWithoutACodeAndAUnixSocketAskNobody() {
        assertTrue(check(TestServer.SETTINGS, Optional.empty()).isPassed());
        assertTrue(check(ASKING.at(new Where.Unix(Path.of("socket"))), Optional.empty())
                .isPassed());
        assertFalse(ClassCodeCheck.isWanted(TestServer.SETTINGS));
    }

    // ---- the code where it need not be said (any more) ----

    private static Message unframed(byte[] bytes) {
        return new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, ReadTrace.single(1, bytes.length), List.of());
    }

    private static ClassCodeCheck overUnixSocket() {
        return check(ASKING.at(new Where.Unix(Path.of("socket"))), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apple-42",
                " Apple-42\r\n",
                "APPLE-42!",
                "\"apple-42\"",
                "\uFEFFapple-42",
                "apple-42\napple-42\n",
                "8 apple-42",
                "žluť 7",
                "\0\0\0\bapple-42",
                "\0a\0p\0p\0l\0e\0-\0004\0002"
            })
    void aCodeThatIsSaidAgainOrWhereNoneIsAskedForIsHiddenInWhateverFraming(String said) {
        check.check(framed("apple-42"), false);
        for (ClassCodeCheck passed : List.of(check, overUnixSocket(), check(TestServer.SETTINGS, Optional.empty()))) {
            assertTrue(passed.isPassed());
            byte[] inAnotherFraming = Framings.HEADER64
                    .frame(TestClient.utf8(said.replace("8 ", "")))
                    .bytes();
            for (Message meant :
                    List.of(framed(said).getFirst(), unframed(TestClient.utf8(said)), unframed(inAnotherFraming))) {
                Message shown = passed.masked(List.of(meant)).getFirst();
                assertEquals("********", shown.text());
                assertEquals(Cause.CLASS_CODE, shown.findings().getFirst().cause());
                assertTrue(ClassCodeCheck.isHidden(shown));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pineapple-42",
                "apple-421",
                "apple 42",
                "apple",
                "the code is apple-42",
                "6 * 7 apple-42",
                "žluť",
                "42",
                ""
            })
    void whatIsNoCodeStaysAsItWasSaid(String said) {
        ClassCodeCheck passed = overUnixSocket();
        List<Message> messages = framed("Hello", said);
        assertSame(messages, passed.masked(messages));
        Finding finding =
                messages.getFirst().with(FindingFactory.goodbye("x")).findings().getFirst();
        assertEquals(finding, passed.hidden(finding));
    }

    @Test
    void aCodeInPiecesIsHiddenFromItsFirstPieceOn() {
        ClassCodeCheck passed = overUnixSocket();
        List<String> shown = new ArrayList<>();
        for (String piece : List.of("12 app", "l", "e-42\nApple", "-42", "apple", " pie", "apple-4", "2 pies")) {
            shown.add(passed.masked(List.of(unframed(TestClient.utf8(piece))))
                    .getFirst()
                    .text());
        }
        String hidden = "********";
        assertEquals(List.of(hidden, hidden, hidden, hidden, hidden, " pie", hidden, "2 pies"), shown);
        assertEquals("apple", passed.masked(framed("apple")).getFirst().text(), "a framed message is whole");
    }

    @Test
    void theReasonForTheEndOfAConnectionDoesNotQuoteACodeThatWasSaidAgain() {
        ClassCodeCheck passed = overUnixSocket();
        Finding quoting = FindingFactory.find(WireText.NO_HEADER, Certainty.LIKELY, "apple-42", 64);
        passed.masked(List.of(unframed(TestClient.utf8("apple-42"))));
        assertEquals(ServerText.CODE_REFUSED.with(), passed.hidden(quoting).text());
        passed.masked(framed("Hello"));
        assertEquals(quoting, passed.hidden(quoting));
    }

    @Test
    void guessesOfAUserOfThisComputerAreCountedOnceForAllItsConnections() {
        assertEquals(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1), guess(addresses, "localhost uid 1001"));
        for (int attempt = 1; attempt < ATTEMPTS + ClassCodeAttempts.SPARED; attempt++) {
            guess(addresses, "localhost uid 1001");
        }
        assertEquals(ServerText.CODE_SAY_PAUSE.with(6, "localhost uid 1001"), guess(addresses, "localhost uid 1001"));
        assertEquals(ServerText.CODE_SAY_WRONG.with(ATTEMPTS - 1), guess(addresses, "localhost uid 1002"));
    }
}
