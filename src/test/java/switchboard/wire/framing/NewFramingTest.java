package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.KindCounts;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmReport;
import switchboard.event.EventBus;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.Server;
import switchboard.server.context.ServerLimits;
import switchboard.ui.join.SampleClientCode;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;

/** Two framings that only this test knows work everywhere, because everything about them is asked of them. */
@Timeout(60)
class NewFramingTest {
    private static final Framing HEX = LengthPrefix.of(new HexPrefix());

    static Stream<Framing> framings() {
        return Stream.of(HEX, new StarFraming());
    }

    @ParameterizedTest
    @MethodSource("framings")
    void itsReaderReadsItsWriterInAnyPieces(Framing framing) {
        ReaderHarness reader = new ReaderHarness(framing);
        for (byte one : joined(framing, "Hello", "", "Grüße 🧦").getBytes(StandardCharsets.ISO_8859_1)) {
            reader.reads(new byte[] {one});
        }
        assertEquals(List.of("Hello", "", "Grüße 🧦"), reader.texts());
    }

    @ParameterizedTest
    @MethodSource("framings")
    void itsRepliesCanHaveTheOtherFormats(Framing framing) {
        byte[] body = ReaderHarness.bytes("Hello");
        assertEquals("Hello\n", whole(framing.encode(body, ReplyFormat.LINE)));
        assertEquals("Hello", whole(framing.encode(body, ReplyFormat.RAW)));
        assertEquals(whole(framing.frame(body)), whole(framing.encode(body, ReplyFormat.FRAMED)));
    }

    @Test
    void onlyALengthCanBeWrong() {
        assertEquals("0009Hello", whole(HEX.frameClaiming(ReaderHarness.bytes("Hello"), 9)));
        assertThrows(FramingException.class, () -> HEX.frameClaiming(ReaderHarness.bytes("Hello"), 1 << 16));
        assertThrows(FramingException.class, () -> new StarFraming().frameClaiming(ReaderHarness.bytes("Hello"), 9));
    }

    @Test
    void bytesWithoutAHeaderAreExplainedByTheirLook() {
        Message message = new ReaderHarness(HEX).reads("What is this?").only();
        assertEquals(FrameStatus.UNFRAMED, message.shape());
        assertEquals(Cause.NO_HEADER, message.findings().getFirst().cause());
        assertEquals(
                Cause.TLS,
                new ReaderHarness(HEX)
                        .reads(new byte[] {0x16, 3, 1, 0, 5, 1})
                        .only()
                        .findings()
                        .getFirst()
                        .cause());
    }

    @ParameterizedTest
    @EnumSource(SampleClientCode.Language.class)
    void theSampleCodeNamesItAndLeavesItToTheReader(SampleClientCode.Language language) {
        String code = SampleClientCode.of(language, settings(HEX), "localhost", 5050);
        assertTrue(code.contains("Hello Server!") && code.contains("the framing hex4"), code);
        assertFalse(code.contains("$"), code);
    }

    static Stream<Framing> framingsOfAllKinds() {
        return Stream.concat(
                framings(),
                Stream.of("u24le,before=ab,counts=all,end=;", "stx-etx", "slip", "size=80", "end=#,keep=end")
                        .map(Framings::parse));
    }

    @ParameterizedTest
    @MethodSource("framingsOfAllKinds")
    void aSwarmChecksItsRepliesMessageByMessage(Framing framing) throws Exception {
        try (EventBus bus = new EventBus();
                Server server = new Server(bus, ServerLimits.DEFAULTS, 0)) {
            server.start();
            int port = server.listen(settings(framing)).port();
            SwarmPlan plan = SwarmPlan.of(
                            "127.0.0.1", port, ClientMix.parse("tidy=2,chatty,huge"), 50, Duration.ofMillis(300), 7)
                    .speaking(framing, ReplyFormat.FRAMED)
                    .expecting(Expectation.ECHO);
            SwarmReport report = Swarm.of(plan).run();
            assertTrue(report.isGood(), report.toString());
            assertEquals(report.total(KindCounts::sent), report.total(KindCounts::right), report.toString());
        }
    }

    private static ListenerSettings settings(Framing framing) {
        return new ListenerSettings(
                new Where.Tcp("127.0.0.1", 0),
                framing,
                ReplyFormat.FRAMED,
                true,
                "!DISCONNECT",
                new AutoReply.Echo(),
                ClassCode.NONE);
    }

    /** Returns the frames of these bodies, a character for each byte. */
    private static String joined(Framing framing, String... bodies) {
        StringBuilder joined = new StringBuilder();
        for (String body : bodies) {
            joined.append(new String(framing.frame(ReaderHarness.bytes(body)).bytes(), StandardCharsets.ISO_8859_1));
        }
        return joined.toString();
    }

    private static String whole(Message message) {
        return new String(message.bytes(), StandardCharsets.UTF_8);
    }
}
