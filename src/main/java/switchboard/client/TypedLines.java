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

/**
 * Sends what a person types, line by line, on a thread of its own, because reading a keyboard can't be
 * interrupted.
 *
 * <p>The other methods may be called by any thread.
 */
final class TypedLines {
    /** How often whoever waits for arrivals looks at {@link #finished()} and {@link #trouble()}. */
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LineInput lines;
    private final Conversation conversation;
    private final ClientOptions options;
    private final Consumer<Message> onSent;
    private final AtomicLong sentLines = new AtomicLong();
    private volatile boolean finished;
    private volatile Optional<CodedText> trouble = Optional.empty();

    private TypedLines(LineInput lines, Conversation conversation, ClientOptions options, Consumer<Message> sent) {
        this.lines = lines;
        this.conversation = conversation;
        this.options = options;
        onSent = sent;
    }

    /** Starts to read and send; {@code sent} hears of each message on the reading thread. */
    static TypedLines start(
            InputStream in, Charset charset, Conversation conversation, ClientOptions options, Consumer<Message> sent) {
        LineInput lines = new LineInput(in, charset, Conversation.LONGEST_REPLY);
        TypedLines typed = new TypedLines(lines, conversation, options, sent);
        Threads.platform("client-input", typed::work).start();
        return typed;
    }

    /** Returns whether there is nothing more to send. */
    boolean finished() {
        return finished;
    }

    /** Returns how many lines were sent; each may get a reply. */
    long sent() {
        return sentLines.get();
    }

    /** Returns why sending failed, if it did. */
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
                send(line.get().text());
                sentLines.incrementAndGet();
                line = lines.next();
            }
            if (!options.goodbye().isEmpty()) {
                send(options.goodbye());
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

    private void send(String text) throws ClientException {
        onSent.accept(conversation.send(text.getBytes(StandardCharsets.UTF_8)));
    }
}
