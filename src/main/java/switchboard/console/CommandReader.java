package switchboard.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import switchboard.terminal.LineInput;
import switchboard.text.ConsoleText;
import switchboard.thread.Threads;

/**
 * Reads commands in a thread of its own, because reading from a keyboard cannot be interrupted.
 *
 * <p>The reading thread waits while {@value #AHEAD} commands are queued (backpressure).
 */
final class CommandReader {
    private static final int AHEAD = 16;
    /** The longest line: the longest message, 16 MiB, and room for the command before it. */
    private static final int LONGEST_LINE = (16 << 20) + 64;

    private final LineInput lines;
    private final Runnable wake;
    private final BlockingQueue<Command> commands = new ArrayBlockingQueue<>(AHEAD);

    private CommandReader(LineInput lines, Runnable wake) {
        this.lines = lines;
        this.wake = wake;
    }

    /** Starts to read; {@code wake} is called for each command. */
    static CommandReader start(InputStream in, Charset charset, Runnable wake) {
        CommandReader typed = new CommandReader(new LineInput(in, charset, LONGEST_LINE), wake);
        Threads.platform("console-input", typed::read).start();
        return typed;
    }

    /** Returns the next command, or empty if none is queued. */
    Optional<Command> next() {
        return Optional.ofNullable(commands.poll());
    }

    private void read() {
        try {
            Optional<LineInput.Line> line = lines.next();
            while (line.isPresent()) {
                commands.put(
                        line.get().tooLong()
                                ? new Command.Invalid(ConsoleText.LINE_LONG.with())
                                : CommandParser.parse(line.get().text()));
                wake.run();
                line = lines.next();
            }
        } catch (IOException closed) {
            // No more commands come; the server continues, as at the end of the input.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
