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
 * Reads commands on a thread of its own, because reading a keyboard can't be interrupted.
 *
 * <p>When commands come faster than they are carried out, reading waits.
 */
final class TypedCommands {
    private static final int AHEAD = 16;
    /** A text may be as long as the longest message, with room for the command before it. */
    private static final int LONGEST_LINE = (16 << 20) + 64;

    private final LineInput lines;
    private final Runnable wake;
    private final BlockingQueue<Command> commands = new ArrayBlockingQueue<>(AHEAD);

    private TypedCommands(LineInput lines, Runnable wake) {
        this.lines = lines;
        this.wake = wake;
    }

    /** Starts to read; {@code wake} is called whenever a command is there. */
    static TypedCommands start(InputStream in, Charset charset, Runnable wake) {
        TypedCommands typed = new TypedCommands(new LineInput(in, charset, LONGEST_LINE), wake);
        Threads.platform("console-input", typed::read).start();
        return typed;
    }

    /** Returns the next command, or empty if none was typed. */
    Optional<Command> next() {
        return Optional.ofNullable(commands.poll());
    }

    private void read() {
        try {
            Optional<LineInput.Line> line = lines.next();
            while (line.isPresent()) {
                commands.put(
                        line.get().tooLong()
                                ? new Command.Mistake(ConsoleText.LINE_LONG.with())
                                : CommandParser.parse(line.get().text()));
                wake.run();
                line = lines.next();
            }
        } catch (IOException closed) {
            // No more commands will come; the server goes on, as it does at the end of input.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
