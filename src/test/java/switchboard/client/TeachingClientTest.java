package switchboard.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.terminal.Transcript;
import switchboard.text.ServerText;
import switchboard.thread.Threads;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.framing.Framings;

@Timeout(60)
class TeachingClientTest {
    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private ServerSocket server = unbound();
    private CompletableFuture<String> served = CompletableFuture.completedFuture("");

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        served.get(20, TimeUnit.SECONDS);
    }

    @Test
    void eachMessageIsSentInOneFrameAndItsReplyPrinted() throws Exception {
        serve(client -> {
            String first = receive(client, 64 + 4) + "|";
            reply(client, "one");
            String second = receive(client, 64);
            reply(client, "two\u001b[2J\nlines");
            return first + second + "|" + rest(client);
        });

        assertEquals(0, run(options(List.of("žlu", ""), ReplyFormat.FRAMED, "!DISCONNECT", false)));
        assertEquals(List.of("one", "two\\x1b[2J\\nlines"), out.lines());
        assertEquals(List.of(), err.lines());
        assertEquals(
                header(4) + "žlu|" + header(0) + "|" + header(11) + "!DISCONNECT", served.get(20, TimeUnit.SECONDS));
    }

    @Test
    void aReplyWithoutAHeaderIsPrintedWithTheHintToExpectIt() throws Exception {
        serve(client -> {
            receive(client, 66);
            client.getOutputStream().write("Msg received".getBytes(StandardCharsets.UTF_8));
            return rest(client);
        });

        assertEquals(0, run(options(List.of("hi"), ReplyFormat.FRAMED, "", false)));
        assertEquals(List.of("Msg received"), out.lines());
        assertEquals(
                List.of("This reply has no header64 header: the server answers without one (add --reply-as raw)."),
                err.lines());
    }

    @Test
    void rawAndLineRepliesAreUnderstoodWhenAskedFor() throws Exception {
        serve(client -> {
            receive(client, 66);
            client.getOutputStream().write("12 raw bytes".getBytes(StandardCharsets.UTF_8));
            return rest(client);
        });
        assertEquals(0, run(options(List.of("hi"), ReplyFormat.RAW, "", false)));
        serve(client -> {
            receive(client, 66);
            client.getOutputStream().write("a line\r\n".getBytes(StandardCharsets.UTF_8));
            return rest(client);
        });
        assertEquals(0, run(options(List.of("hi"), ReplyFormat.LINE, "", false)));

        assertEquals(List.of("12 raw bytes", "a line"), out.lines());
        assertEquals(List.of(), err.lines());
    }

    @Test
    void theWireIsDrawnOnRequest() throws Exception {
        serve(client -> {
            receive(client, 64 + 11);
            reply(client, "ok");
            return rest(client);
        });

        assertEquals(0, run(options(List.of("Hi \u001b 🧦 \\"), ReplyFormat.FRAMED, "", true)));
        assertEquals(
                List.of(
                        "sent 75 bytes:",
                        "┌ header, 64 bytes ┐┌ body, 11 bytes ┐",
                        "│ 11␠ × 62         ││ Hi \\x1b 🧦 \\\\  │ 8 characters",
                        "└──────────────────┘└────────────────┘",
                        "received 66 bytes:",
                        "┌ header, 64 bytes ┐┌ body, 2 bytes ┐",
                        "│ 2␠ × 63          ││ ok            │ 2 characters",
                        "└──────────────────┘└───────────────┘"),
                err.lines());
    }

    @Test
    void nobodyListeningIsExplained() throws Exception {
        int port = server.getLocalPort();
        server.close();

        assertEquals(1, run(options(List.of("hi"), ReplyFormat.FRAMED, "", false)));
        assertEquals(
                List.of("127.0.0.1:" + port
                        + " refused the connection: the computer was reached, but no program listens on that port."),
                err.lines());
    }

    @Test
    void anUnknownMachineIsExplained() throws Exception {
        ClientOptions options = new ClientOptions(
                "no-such-machine.invalid",
                5050,
                List.of(),
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                "",
                Duration.ofSeconds(5),
                "",
                Optional.empty(),
                false,
                ByteNotation.TEXT);

        assertEquals(1, run(options));
        assertEquals(
                List.of("There is no host \"no-such-machine.invalid\": check the name, or use its address."),
                err.lines());
    }

    @Test
    void aServerThatSaysNothingIsExplainedAfterTheTimeout() throws Exception {
        serve(client -> rest(client));
        ClientOptions options = new ClientOptions(
                "127.0.0.1",
                server.getLocalPort(),
                List.of("hi"),
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                "",
                Duration.ofMillis(200),
                "",
                Optional.empty(),
                false,
                ByteNotation.TEXT);

        assertEquals(1, run(options));
        assertEquals(
                List.of(
                        "No reply to message 1 within 0.2 seconds: the server has not answered, or it answers without a "
                                + "header (then add --reply-as raw)."),
                err.lines());
    }

    @Test
    void aServerThatHangsUpIsExplained() throws Exception {
        serve(client -> {
            receive(client, 66);
            return "";
        });

        assertEquals(1, run(options(List.of("hi"), ReplyFormat.FRAMED, "", false)));
        assertEquals(
                List.of("127.0.0.1:" + server.getLocalPort() + " closed the connection without a reply to message 1, "
                        + "on purpose or because its program ended."),
                err.lines());
    }

    @Test
    void aResetIsExplained() throws Exception {
        serve(client -> {
            receive(client, 66);
            client.setSoLinger(true, 0);
            return "";
        });

        assertEquals(1, run(options(List.of("hi"), ReplyFormat.FRAMED, "", false)));
        assertEquals(
                List.of("127.0.0.1:" + server.getLocalPort() + " reset the connection before it replied to "
                        + "message 1: its program ended or was stopped; look at its window."),
                err.lines());
    }

    @Test
    void aReplyCutShortIsPrintedAndExplained() throws Exception {
        serve(client -> {
            receive(client, 66);
            client.getOutputStream().write((header(10) + "half").getBytes(StandardCharsets.UTF_8));
            return "";
        });

        assertEquals(0, run(options(List.of("hi"), ReplyFormat.FRAMED, "", false)));
        assertEquals(List.of("half"), out.lines());
        assertEquals(List.of("This reply is not complete: the connection ended inside it."), err.lines());
    }

    @Test
    void typedLinesAreSentAndWhatArrivesIsPrintedAtAnyTime() throws Exception {
        serve(client -> {
            reply(client, "Welcome!");
            String first = receive(client, 64 + 5);
            reply(client, "echo of it");
            return first + rest(client);
        });
        try (PipedOutputStream typing = new PipedOutputStream()) {
            InputStream in = new PipedInputStream(typing);
            CompletableFuture<Integer> code = inBackground(options(List.of(), ReplyFormat.FRAMED, "bye", false), in);
            out.await("Welcome!");
            typing.write("Hello\r\n".getBytes(StandardCharsets.UTF_8));
            typing.flush();
            out.await("echo of it");
            typing.close();

            assertEquals(0, code.get(20, TimeUnit.SECONDS));
        }
        assertEquals(header(5) + "Hello" + header(3) + "bye", served.get(20, TimeUnit.SECONDS));
        assertTrue(
                err.lines().getFirst().startsWith("Connected to 127.0.0.1:"),
                err.lines().toString());
    }

    @Test
    void linesWithEscapesAreTheirBytesAndOneWithAMistakeIsToldAndNotSent() throws Exception {
        serve(client -> {
            String first = receive(client, 64 + 2);
            reply(client, "\u0001");
            return first + rest(client);
        });
        InputStream in = new ByteArrayInputStream("\\x4\n\\x01\\r\n".getBytes(StandardCharsets.UTF_8));
        ClientOptions plain = options(List.of(), ReplyFormat.FRAMED, "\\x", false);

        assertEquals(1, inBackground(typed(plain, ByteNotation.ESCAPES), in).get(20, TimeUnit.SECONDS));
        assertEquals(header(2) + "\u0001\r" + header(2) + "\\x", served.get(20, TimeUnit.SECONDS));
        assertEquals(List.of("\\x01"), out.lines(), "what is shown can be typed");
        assertEquals(
                "Nothing was sent. At character 1, an escape has 2 hexadecimal digits here.",
                err.lines().get(1));
    }

    @Test
    void aGivenMessageCanBeHex() throws Exception {
        serve(client -> {
            String first = receive(client, 64 + 3);
            reply(client, "ok");
            return first;
        });

        assertEquals(0, run(typed(options(List.of("0x01 fF 0d"), ReplyFormat.FRAMED, "", false), ByteNotation.HEX)));
        assertEquals(header(3) + "\u0001\ufffd\r", served.get(20, TimeUnit.SECONDS));
    }

    private static ClientOptions typed(ClientOptions options, ByteNotation notation) {
        return new ClientOptions(
                options.host(),
                options.port(),
                options.messages(),
                options.framing(),
                options.replyAs(),
                options.goodbye(),
                options.timeout(),
                options.code(),
                options.tls(),
                options.showWire(),
                notation);
    }

    @Test
    void pipedLinesEndWhenEachHasItsReply() throws Exception {
        serve(client -> {
            receive(client, 66);
            reply(client, "1");
            receive(client, 66);
            reply(client, "2");
            return rest(client);
        });
        InputStream in = new ByteArrayInputStream("hi\nho\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                0,
                inBackground(options(List.of(), ReplyFormat.FRAMED, "", false), in)
                        .get(10, TimeUnit.SECONDS));
        assertEquals(List.of("1", "2"), out.lines());
    }

    @Test
    void aServerThatHangsUpEndsTheTypingToo() throws Exception {
        serve(client -> "");
        try (PipedOutputStream typing = new PipedOutputStream()) {
            InputStream in = new PipedInputStream(typing);

            assertEquals(
                    0,
                    inBackground(options(List.of(), ReplyFormat.FRAMED, "", false), in)
                            .get(20, TimeUnit.SECONDS));
        }
        err.await(line -> line.endsWith(" closed the connection."));
    }

    @Test
    void linesThatNobodyAnswersEndInAnError() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        serve(client -> {
            receive(client, 66);
            reply(client, "1");
            return rest(client) + ended.orTimeout(20, TimeUnit.SECONDS).join();
        });
        InputStream in = new ByteArrayInputStream("hi\nho\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                1,
                inBackground(options(Duration.ofMillis(300), List.of(), ""), in).get(20, TimeUnit.SECONDS));
        assertEquals(
                "No more replies within 0.3 seconds; replies that came: 1, messages sent: 2.",
                err.lines().getLast());
        ended.complete("");
    }

    @Test
    void aServerThatHangsUpBeforeEachLineHasItsReplyEndsInAnError() throws Exception {
        serve(client -> {
            receive(client, 66);
            return "";
        });
        InputStream in = new ByteArrayInputStream("hi\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                1,
                inBackground(options(List.of(), ReplyFormat.FRAMED, "", false), in)
                        .get(20, TimeUnit.SECONDS));
        assertEquals(
                "127.0.0.1:" + server.getLocalPort()
                        + " closed the connection before each message had its reply; replies that came: 0, messages sent: 1.",
                err.lines().getLast());
    }

    @Test
    void aServerThatHangsUpWhileALineIsBeingSentEndsInAnError() throws Exception {
        serve(client -> {
            receive(client, 66);
            return "";
        });
        CompletableFuture<Integer> code = new CompletableFuture<>();
        PrintStream sendingWaits = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                if (line.startsWith("sent")) {
                    // The thread that sends stands still here until the client has seen the end.
                    code.orTimeout(20, TimeUnit.SECONDS).join();
                } else {
                    err.stream().println(line);
                }
            }
        };
        InputStream in = new ByteArrayInputStream("hi\n".getBytes(StandardCharsets.UTF_8));
        ClientOptions showing = options(List.of(), ReplyFormat.FRAMED, "", true);

        code.complete(new TeachingClient(showing, in, StandardCharsets.UTF_8, out.stream(), sendingWaits).run());
        assertEquals(1, code.get(20, TimeUnit.SECONDS));
        assertTrue(err.lines().getLast().endsWith("replies that came: 0, messages sent: 1."));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClassCodeThatIsRefusedEndsInAnErrorAndNothingIsSentBehindIt(boolean framed) throws Exception {
        String sentence = ServerText.CODE_SAY_WRONG.with(2).english();
        serve(client -> {
            receive(client, 64 + 5);
            say(client, sentence, framed);
            return rest(client);
        });

        assertEquals(1, run(options(Duration.ofSeconds(40), List.of("hi"), "wrong")));
        assertEquals(
                List.of("127.0.0.1:" + server.getLocalPort() + " refused this client and said: " + sentence),
                err.lines());
        assertEquals(List.of(), out.lines());
        assertEquals("", served.get(20, TimeUnit.SECONDS));
    }

    @Test
    void aClassCodeThatIsRightLetsTheMessagesFollow() throws Exception {
        String sentence = ServerText.CODE_SAY_RIGHT.with().english();
        serve(client -> {
            receive(client, 64 + 5);
            reply(client, sentence);
            receive(client, 66);
            reply(client, "hello");
            return rest(client);
        });

        assertEquals(0, run(options(Duration.ofSeconds(40), List.of("hi"), "right")));
        assertEquals(List.of(sentence), err.lines());
        assertEquals(List.of("hello"), out.lines());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatTurnsTheClientAwayIsNoReply(boolean typed) throws Exception {
        String sentence = FindingFactory.plainOnTls().text().english();
        serve(client -> {
            receive(client, 66);
            say(client, sentence, false);
            return "";
        });
        InputStream in = new ByteArrayInputStream("hi\n".getBytes(StandardCharsets.UTF_8));

        List<String> messages = typed ? List.of() : List.of("hi");
        assertEquals(
                1,
                inBackground(options(messages, ReplyFormat.FRAMED, "", false), in)
                        .get(20, TimeUnit.SECONDS));
        assertEquals(
                "127.0.0.1:" + server.getLocalPort() + " refused this client and said: " + sentence,
                err.lines().getLast());
        assertEquals(List.of(), out.lines());
    }

    private int run(ClientOptions options) throws InterruptedException {
        return new TeachingClient(
                        options,
                        new ByteArrayInputStream(new byte[0]),
                        StandardCharsets.UTF_8,
                        out.stream(),
                        err.stream())
                .run();
    }

    private CompletableFuture<Integer> inBackground(ClientOptions options, InputStream in) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Threads.platform("client-test", () -> {
                    try {
                        code.complete(
                                new TeachingClient(options, in, StandardCharsets.UTF_8, out.stream(), err.stream())
                                        .run());
                    } catch (InterruptedException | RuntimeException broken) {
                        code.completeExceptionally(broken);
                    }
                })
                .start();
        return code;
    }

    private ClientOptions options(Duration timeout, List<String> messages, String code) {
        return new ClientOptions(
                "127.0.0.1",
                server.getLocalPort(),
                messages,
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                "",
                timeout,
                code,
                Optional.empty(),
                false,
                ByteNotation.TEXT);
    }

    private ClientOptions options(List<String> messages, ReplyFormat replyAs, String goodbye, boolean showWire) {
        return new ClientOptions(
                "127.0.0.1",
                server.getLocalPort(),
                messages,
                Framings.HEADER64,
                replyAs,
                goodbye,
                Duration.ofSeconds(40),
                "",
                Optional.empty(),
                showWire,
                ByteNotation.TEXT);
    }

    /** A server for one client, written with plain sockets; its result is the value returned. */
    private interface OneClient {
        String serve(Socket client) throws IOException;
    }

    private void serve(OneClient work) {
        CompletableFuture<String> result = new CompletableFuture<>();
        served = result;
        ServerSocket listening = server;
        Threads.platform("client-test-server", () -> {
                    try (Socket client = listening.accept()) {
                        result.complete(work.serve(client));
                    } catch (IOException | RuntimeException broken) {
                        result.completeExceptionally(broken);
                    }
                })
                .start();
    }

    private static String receive(Socket client, int bytes) throws IOException {
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static String rest(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void say(Socket client, String sentence, boolean framed) throws IOException {
        if (framed) {
            reply(client, sentence);
        } else {
            client.getOutputStream().write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void reply(Socket client, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        client.getOutputStream().write((header(body.length) + text).getBytes(StandardCharsets.UTF_8));
    }

    private static String header(int length) {
        return String.format(Locale.ROOT, "%-64d", length);
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
