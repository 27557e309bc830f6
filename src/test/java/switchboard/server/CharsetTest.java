package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.wire.Cause;
import switchboard.wire.EscapeParser;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.TypedBytes;
import switchboard.wire.framing.Framings;

/** Clients whose texts are not UTF-8, over real sockets. */
@Timeout(60)
class CharsetTest {
    private static final Charset GBK = Charset.forName("GBK");

    private static ListenerSettings settings(Charset charset, AutoReply auto, String code) {
        return new ListenerSettings(
                new Where.Tcp("127.0.0.1", 0),
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                false,
                "再见",
                auto,
                new ClassCode(code),
                charset);
    }

    private static void say(TestClient client, String text, Charset charset) throws IOException {
        client.socket
                .getOutputStream()
                .write(Framings.HEADER64.frame(text.getBytes(charset)).bytes());
    }

    private static String answer(TestClient client, Charset charset) throws IOException {
        return new String(bytes(client), charset);
    }

    private static byte[] bytes(TestClient client) throws IOException {
        int length = Integer.parseInt(client.readBytes(64).strip());
        return client.socket.getInputStream().readNBytes(length);
    }

    private static Message received(TestServer server) {
        return server.next(Fact.Received.class).message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "Big5", "Shift_JIS", "UTF-16LE", "UTF-32", "ISO-2022-JP"})
    void textRepliesAndGoodbyeAreInTheEncodingOfTheListener(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String bye = name.equals("Big5") || name.equals("Shift_JIS") || name.equals("ISO-2022-JP") ? "!X" : "再见";
        ListenerSettings settings = settings(charset, new AutoReply.Fixed("好"), "");
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(new ListenerSettings(
                        settings.where(),
                        settings.framing(),
                        settings.replyAs(),
                        false,
                        bye,
                        settings.auto(),
                        ClassCode.NONE,
                        charset)))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            say(client, "中文 and ASCII", charset);
            Message message = received(server);
            assertArrayEquals("中文 and ASCII".getBytes(charset), message.body());
            assertEquals(List.of(), message.findings());
            assertEquals("好", answer(client, charset));
            server.reply("日本", id);
            assertEquals("日本", answer(client, charset));
            say(client, bye, charset);
            assertEquals(
                    Cause.GOODBYE_WORD, received(server).findings().getFirst().cause());
        }
    }

    @Test
    void theEncodingOfOneClientCanBeChosenAndGoesBack() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client =
                        new TestClient(server.port(settings(StandardCharsets.UTF_8, new AutoReply.Off(), "")))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            say(client, "你好", GBK);
            assertEquals(Cause.NOT_UTF8, received(server).findings().getFirst().cause());
            server.ask(new Request.SetCharset(TestServer.only(id), Optional.of(GBK)));
            assertEquals(GBK, server.next(Fact.CharsetChosen.class).charset());
            say(client, "你好", GBK);
            assertEquals(List.of(), received(server).findings());
            server.reply("好", id);
            assertEquals("好", answer(client, GBK));
            server.ask(new Request.SetCharset(TestServer.only(id), Optional.empty()));
            assertEquals(
                    StandardCharsets.UTF_8,
                    server.next(Fact.CharsetChosen.class).charset());
            server.reply("好", id);
            assertEquals("好", answer(client, StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesThatAPersonSaysAreSentAsTheyAreWhateverTheEncoding() throws IOException {
        byte[] bytes = "\u00e9".getBytes(StandardCharsets.UTF_8);
        try (TestServer server = new TestServer();
                TestClient client =
                        new TestClient(server.port(settings(GBK, new AutoReply.Fixed(TypedBody.of(bytes)), "")))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            server.ask(new Request.Reply(
                    1,
                    List.of(new Request.RecipientBody(id, TypedBody.of(bytes))),
                    new Request.ReplyForm.ClientFormat()));
            assertEquals("\u00e9", answer(client, StandardCharsets.UTF_8));
            server.ask(new Request.ReplyAll(2, TypedBody.of(bytes), new Request.ReplyForm.ClientFormat()));
            assertEquals("\u00e9", answer(client, StandardCharsets.UTF_8));
            say(client, "\u4f60\u597d", GBK);
            assertEquals("\u00e9", answer(client, StandardCharsets.UTF_8), "the automatic reply");
        }
    }

    @Test
    void theCharactersOfATextWithEscapesAreInTheEncodingAndItsBytesAreSentAsTheyAre() throws IOException {
        TypedBody body = ((TypedBytes.Meant) EscapeParser.parse("\\xff\u4f60\\u597d\\x01\\n")).body();
        byte[] expected = {(byte) 0xff, (byte) 0xc4, (byte) 0xe3, (byte) 0xba, (byte) 0xc3, 1, '\n'};
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(settings(GBK, new AutoReply.Fixed(body), "")))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            server.ask(new Request.Reply(
                    1, List.of(new Request.RecipientBody(id, body)), new Request.ReplyForm.ClientFormat()));
            assertArrayEquals(expected, bytes(client));
            server.ask(new Request.ReplyAll(2, body, new Request.ReplyForm.ClientFormat()));
            assertArrayEquals(expected, bytes(client));
            say(client, "\u4f60\u597d", GBK);
            assertArrayEquals(expected, bytes(client), "the automatic reply");
        }
    }

    @Test
    void aCharacterThatTheEncodingLacksIsNamedWithItsPlaceAndNothingIsSent() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client =
                        new TestClient(server.port(settings(StandardCharsets.ISO_8859_1, new AutoReply.Off(), "")))) {
            ConnectionId id = server.next(Fact.Opened.class).id();
            server.reply("🧦 5 €", id);
            Fact.Delivered failed = server.next(Fact.Delivered.class);
            assertEquals(Delivery.FAILED, failed.delivery());
            assertEquals(
                    "the encoding ISO-8859-1 has no “🧦”, character 1 of the text; nothing was sent",
                    failed.detail().orElseThrow().english());
            server.reply("5 €", id);
            assertEquals(
                    "the encoding ISO-8859-1 has no “€”, character 3 of the text; nothing was sent",
                    server.next(Fact.Delivered.class).detail().orElseThrow().english());
            server.reply("5 £", id);
            assertEquals("5 £", answer(client, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void bytesThatAreNoTextInTheEncodingAreNamedWithTheirPlace() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client = new TestClient(server.port(settings(GBK, new AutoReply.Off(), "")))) {
            byte[] body = {'a', 'b', (byte) 0xFF, 'c'};
            client.socket.getOutputStream().write(Framings.HEADER64.frame(body).bytes());
            Message message = received(server);
            Finding finding = message.findings().getFirst();
            assertEquals(
                    "The body is not valid GBK: byte 3 is ff. Its bytes are kept as they came.",
                    finding.text().english());
            assertArrayEquals(body, message.body());
            client.socket
                    .getOutputStream()
                    .write(Framings.HEADER64
                            .frame(new byte[] {'a', (byte) 0x81})
                            .bytes());
            assertEquals(1, received(server).findings().size());
        }
    }

    @Test
    void theClassCodeIsExpectedInTheEncoding() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client =
                        new TestClient(server.port(settings(StandardCharsets.UTF_16LE, new AutoReply.Off(), "Žluť")))) {
            say(client, "Žluť", StandardCharsets.UTF_16LE);
            assertEquals(
                    Cause.CLASS_CODE, received(server).findings().getFirst().cause());
            assertEquals("The class code is right: welcome.", answer(client, StandardCharsets.UTF_16LE));
            say(client, "hello", StandardCharsets.UTF_16LE);
            assertEquals("hello", new String(received(server).body(), StandardCharsets.UTF_16LE));
        }
    }
}
