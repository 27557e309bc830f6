package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.accept.ListenException;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** Listeners with framings that are described, over real sockets. */
@Timeout(60)
class DescribedFramingTest {
    @TempDir
    Path directory;

    private static ListenerSettings settings(Where where, String framing, String code) {
        return new ListenerSettings(
                where,
                Framings.parse(framing),
                ReplyFormat.FRAMED,
                false,
                "!DISCONNECT",
                new AutoReply.Echo(),
                new ClassCode(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u32le,counts=itself",
                "leb128,before=\\x78\\x78,end=\\r\\n",
                "begin=\\x02,end=\\x03,keep=both",
                "slip",
                "modbus",
                "size=64,fill=\\0",
                "end=#|;"
            })
    void classCodeEchoAndGoodbyeWorkWithAnyDescription(String description) throws IOException {
        Framing framing = Framings.parse(description);
        try (TestServer server = new TestServer();
                TestClient client =
                        new TestClient(server.port(settings(new Where.Tcp("127.0.0.1", 0), description, "apple")))) {
            for (String text : List.of("apple", "Hello 🧦", "!DISCONNECT")) {
                client.socket
                        .getOutputStream()
                        .write(framing.frame(TestClient.utf8(text)).bytes());
            }
            List<Message> answers = new ArrayList<>();
            FrameReader reader = framing.reader(1 << 20, false, MemoryBudget.UNLIMITED);
            byte[] buffer = new byte[4_096];
            InputStream in = client.socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                reader.accept(buffer, 0, count, 0, answers::add);
            }
            reader.end(answers::add);
            assertEquals(
                    "Hello 🧦",
                    new String(framing.content(answers.get(1)), StandardCharsets.UTF_8),
                    answers.toString());
            assertEquals(
                    CloseReason.GOODBYE,
                    server.next(Fact.Closed.class, any -> true).reason());
        }
    }

    @Test
    void aPauseCompletesAMessageWithoutAFurtherByte() throws IOException {
        try (TestServer server = new TestServer();
                TestClient client =
                        new TestClient(server.port(settings(new Where.Tcp("127.0.0.1", 0), "pause=30ms", "")))) {
            for (String text : List.of("Hello", "again")) {
                client.send(text);
                assertEquals(
                        text,
                        server.next(Fact.Received.class, any -> true).message().text());
                assertEquals(text, client.readBytes(5));
            }
        }
    }

    @Test
    void aUnixSocketThatCannotMeasurePausesIsNotOpened() {
        try (TestServer server = new TestServer()) {
            Where socket = new Where.Unix(directory.resolve("a.sock"));
            ListenException refused =
                    assertThrows(ListenException.class, () -> server.server.listen(settings(socket, "pause=30ms", "")));
            assertTrue(refused.getMessage().startsWith("Pauses cannot be measured on the Unix socket"));
            assertEquals("unix", server.listen(settings(socket, "size=4", "")).family());
        }
    }
}
