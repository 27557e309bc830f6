package switchboard.client;

import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import switchboard.client.ConnectionEvent.EndReason;
import switchboard.terminal.TerminalText;
import switchboard.text.ClientText;
import switchboard.text.CodedText;
import switchboard.wire.Escapes;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBytes;
import switchboard.wire.explain.SkippedBytes;
import switchboard.wire.framing.Framing;

/**
 * The command-line client: sends the given messages and prints the reply to each, or reads lines and sends each as one
 * message.
 *
 * <p>{@link #run} is called once, by one thread.
 */
public final class TeachingClient {
    private static final int SUCCESS = 0;
    private static final int FAILED = 1;

    private final ClientOptions options;
    private final InputStream in;
    private final Charset charset;
    private final PrintStream out;
    private final PrintStream err;
    private boolean toldOfMissingFrames;

    /** Whether a typed line had a mistake and was not sent. */
    private volatile boolean unsent;

    /**
     * Creates a client.
     *
     * @param in the standard input in {@code charset}; not read if there are messages to send
     * @param out receives the replies, one line each
     * @param err receives the explanations
     */
    public TeachingClient(ClientOptions options, InputStream in, Charset charset, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = in;
        this.charset = charset;
        this.out = out;
        this.err = err;
    }

    /** Runs the client and returns the exit code: 0 if every message was answered, otherwise 1 after an explanation. */
    public int run() throws InterruptedException {
        try (ClientConnection conversation = ClientConnection.open(options.target())) {
            if (!options.code().isEmpty()) {
                sayCode(conversation);
            }
            if (!options.messages().isEmpty()) {
                return given(conversation);
            }
            int code = typed(conversation);
            return unsent ? FAILED : code;
        } catch (ClientException explained) {
            err.println(TerminalText.of(explained));
            return FAILED;
        }
    }

    /** Sends the class code and prints the server's answer to {@code err}, apart from the replies. */
    private void sayCode(ClientConnection conversation) throws ClientException, InterruptedException {
        conversation.send(options.code().getBytes(StandardCharsets.UTF_8));
        Optional<ConnectionEvent> arrival = conversation.next(timeoutNanos());
        if (arrival.isEmpty()) {
            throw new ClientException(ClientText.CODE_SILENT.with(options.server()));
        }
        switch (arrival.get()) {
            case ConnectionEvent.MessageReceived came -> {
                throwIfRefused(came.message());
                err.println(TerminalText.inert(came.message().text()));
            }
            case ConnectionEvent.Ended ended ->
                throw new ClientException(ClientText.CODE_HUNG_UP.with(options.server()));
        }
    }

    private int given(ClientConnection conversation) throws ClientException, InterruptedException {
        int number = 0;
        for (String text : options.messages()) {
            number++;
            send(conversation, bytes(text));
            awaitReply(conversation, number);
        }
        sayGoodbye(conversation);
        return SUCCESS;
    }

    /**
     * Returns the bytes of a message.
     *
     * @throws ClientException if it has a mistake
     */
    private byte[] bytes(String text) throws ClientException {
        return switch (options.notation().parse(text)) {
            case TypedBytes.Meant meant -> meant.bytes();
            case TypedBytes.Mistake mistake ->
                throw new ClientException(ClientText.LINE_WRONG.with(mistake.sentence()));
        };
    }

    private void awaitReply(ClientConnection conversation, int number) throws ClientException, InterruptedException {
        Optional<ConnectionEvent> arrival = conversation.next(timeoutNanos());
        if (arrival.isEmpty()) {
            conversation.close();
            printWhatIsLeft(conversation);
            ClientText none =
                    options.replyAs() == ReplyFormat.FRAMED ? ClientText.REPLY_NONE_FRAMED : ClientText.REPLY_NONE;
            throw new ClientException(none.with(number, seconds(options.timeout())));
        }
        switch (arrival.get()) {
            case ConnectionEvent.MessageReceived came -> {
                throwIfRefused(came.message());
                print(came.message());
            }
            case ConnectionEvent.Ended ended -> throw new ClientException(explain(ended.ending(), number));
        }
    }

    /** Throws if the server said with this message that it serves this client no further. */
    private void throwIfRefused(Message message) throws ClientException {
        Optional<String> notice = ServerNotice.of(message);
        if (notice.isPresent()) {
            throw new ClientException(ClientText.REFUSED.with(options.server(), notice.get()));
        }
    }

    private CodedText explain(EndReason ending, int number) {
        return switch (ending) {
            case HUNG_UP -> ClientText.REPLY_HUNG_UP.with(options.server(), number);
            case RESET -> ClientText.REPLY_RESET.with(options.server(), number);
            case CLOSED_HERE -> ClientText.REPLY_CLOSED_HERE.with(number);
        };
    }

    private int typed(ClientConnection conversation) throws ClientException, InterruptedException {
        err.println("Connected to " + options.server() + " from port " + conversation.localPort()
                + ". Each line is sent as one message; Ctrl-D ends.");
        TypedLineSender lines =
                TypedLineSender.start(in, charset, conversation, options, this::showSent, this::explain);
        long replies = 0;
        while (true) {
            boolean lastReplies = lines.finished() && replies < lines.sent();
            Optional<ConnectionEvent> arrival =
                    conversation.next(lastReplies ? timeoutNanos() : TypedLineSender.LOOK_NANOS);
            Optional<CodedText> trouble = lines.trouble();
            if (trouble.isPresent()) {
                printWhatIsLeft(conversation);
                err.println(TerminalText.inert(trouble.get().english()));
                return FAILED;
            }
            if (arrival.isEmpty()) {
                if (lastReplies) {
                    throw new ClientException(
                            ClientText.REPLIES_MISSING.with(seconds(options.timeout()), replies, lines.sent()));
                }
                if (lines.finished() && replies >= lines.sent()) {
                    return SUCCESS;
                }
                continue;
            }
            switch (arrival.get()) {
                case ConnectionEvent.MessageReceived came -> {
                    throwIfRefused(came.message());
                    replies++;
                    print(came.message());
                }
                case ConnectionEvent.Ended ended -> {
                    return ended(ended.ending(), lines, replies);
                }
            }
        }
    }

    private int ended(EndReason ending, TypedLineSender lines, long replies) throws ClientException {
        switch (ending) {
            case HUNG_UP -> {
                if (replies < lines.sent()) {
                    throw new ClientException(ClientText.REPLIES_HUNG_UP.with(options.server(), replies, lines.sent()));
                }
                if (!lines.finished()) {
                    err.println(options.server() + " closed the connection.");
                }
                return SUCCESS;
            }
            case RESET -> {
                err.println(TerminalText.inert(
                        ClientText.ENDED_RESET.with(options.server()).english()));
                return FAILED;
            }
            case CLOSED_HERE -> {
                return SUCCESS;
            }
        }
        return FAILED;
    }

    /** Tells a mistake in a typed line; called by the thread that reads lines. */
    private void explain(CodedText mistake) {
        unsent = true;
        err.println(TerminalText.inert(mistake.english()));
    }

    /** Sends a message. If the server has closed the connection, its reason is thrown where it said one. */
    private void send(ClientConnection conversation, byte[] body) throws ClientException, InterruptedException {
        try {
            showSent(conversation.send(body));
        } catch (ClientException failed) {
            Optional<ConnectionEvent> arrival = conversation.next(TypedLineSender.LOOK_NANOS);
            if (arrival.isPresent() && arrival.get() instanceof ConnectionEvent.MessageReceived came) {
                throwIfRefused(came.message());
            }
            throw failed;
        }
    }

    private void sayGoodbye(ClientConnection conversation) throws ClientException, InterruptedException {
        if (!options.goodbye().isEmpty()) {
            send(conversation, options.goodbye().getBytes(StandardCharsets.UTF_8));
        }
        conversation.finishSending();
    }

    private void printWhatIsLeft(ClientConnection conversation) throws InterruptedException {
        conversation.close();
        Optional<ConnectionEvent> arrival = conversation.next(TypedLineSender.LOOK_NANOS);
        while (arrival.isPresent() && arrival.get() instanceof ConnectionEvent.MessageReceived came) {
            print(came.message());
            arrival = conversation.next(TypedLineSender.LOOK_NANOS);
        }
    }

    private void showSent(Message message) {
        if (options.showWire()) {
            err.println("sent " + drawn(message));
        }
    }

    private void print(Message message) {
        if (options.showWire()) {
            err.println("received " + drawn(message));
        }
        out.println(Escapes.text(options.target().replies().content(message)));
        out.flush();
        if (message.shape() != FrameStatus.FRAMED && !toldOfMissingFrames) {
            toldOfMissingFrames = true;
            err.println(
                    SkippedBytes.after(message) > 0
                            ? "This reply is longer than this client takes: only its beginning is shown."
                            : message.shape() == FrameStatus.PARTIAL
                                    ? "This reply is not complete: the connection ended inside it."
                                    : unframed());
        }
    }

    private String unframed() {
        Framing replies = options.target().replies();
        return replies.headerLength() > 0
                ? "This reply has no " + replies.name()
                        + " header: the server answers without one (add --reply-as raw)."
                : "This reply is no message of the framing " + replies.name()
                        + ": if the server answers without frames, add --reply-as raw.";
    }

    /** Returns one string, so that the output of two threads does not mix. */
    private static String drawn(Message message) {
        String size = message.size() == 1 ? "1 byte:" : message.size() + " bytes:";
        return size + System.lineSeparator() + String.join(System.lineSeparator(), MessageDiagram.draw(message));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private long timeoutNanos() {
        return options.timeout().isZero() ? Long.MAX_VALUE : options.timeout().toNanos();
    }
}
