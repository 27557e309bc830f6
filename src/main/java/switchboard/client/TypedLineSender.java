package switchboard.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import switchboard.terminal.LineInput;
import switchboard.text.ClientText;
import switchboard.text.CodedText;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.TypedBytes;

/**
 * Sends each typed line as a message, in a thread of its own, because reading from a keyboard cannot be interrupted.
 *
 * <p>The other methods are thread-safe.
 */
final class TypedLineSender {
    /** The interval at which a thread that waits for events checks {@link #finished()} and {@link #trouble()}. */
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LineInput lines;
    private final ClientConnection conversation;
    private final ClientOptions options;
    private final Consumer<Message> onSent;
    private final Consumer<CodedText> onMistake;
    private final AtomicLong sentLines = new AtomicLong();
    private volatile boolean finished;
    private volatile Optional<CodedText> trouble = Optional.empty();

    private TypedLineSender(
            LineInput lines,
            ClientConnection conversation,
            ClientOptions options,
            Consumer<Message> sent,
            Consumer<CodedText> onMistake) {
        this.lines = lines;
        this.conversation = conversation;
        this.options = options;
        onSent = sent;
        this.onMistake = onMistake;
    }

    /**
     * Starts to read and send.
     *
     * @param sent receives each message in the sending thread
     * @param onMistake receives in that thread the sentence about each line that was not sent, because its bytes are
     *     not certain
     */
    static TypedLineSender start(
            InputStream in,
            Charset charset,
            ClientConnection conversation,
            ClientOptions options,
            Consumer<Message> sent,
            Consumer<CodedText> onMistake) {
        LineInput lines = new LineInput(in, charset, ClientConnection.LONGEST_REPLY);
        TypedLineSender typed = new TypedLineSender(lines, conversation, options, sent, onMistake);
        Threads.platform("client-input", typed::work).start();
        return typed;
    }

    /** Returns whether all lines and the goodbye message have been sent, or sending failed. */
    boolean finished() {
        return finished;
    }

    /** Returns the number of lines sent, with the one that is being sent; each may get a reply. */
    long sent() {
        return sentLines.get();
    }

    /** Returns the reason why sending failed; empty if it did not. */
    Optional<CodedText> trouble() {
        return trouble;
    }

    private void work() {
        try {
            Optional<LineInput.Line> line = lines.next();
            while (line.isPresent()) {
                if (line.get().tooLong()) {
                    throw new ClientException(ClientText.LINE_LONG.with());
                }
                switch (options.notation().parse(line.get().text())) {
                    case TypedBytes.Meant meant -> {
                        // Counted first: the reply, or the end of the connection, may come before send returns.
                        sentLines.incrementAndGet();
                        onSent.accept(conversation.send(meant.bytes()));
                    }
                    case TypedBytes.Mistake mistake -> onMistake.accept(ClientText.LINE_WRONG.with(mistake.sentence()));
                }
                line = lines.next();
            }
            if (!options.goodbye().isEmpty()) {
                onSent.accept(conversation.send(options.goodbye().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (ClientException explained) {
            trouble = Optional.of(explained.text());
        } catch (IOException unreadable) {
            trouble = Optional.of(ClientText.INPUT_UNREADABLE.with());
        } finally {
            conversation.finishSending();
            finished = true;
        }
    }
}
