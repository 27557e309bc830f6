package switchboard.cli;

import java.io.IOException;
import java.io.PrintStream;
import switchboard.terminal.LineInput;
import switchboard.terminal.StandardStreams;

/**
 * Asks for confirmation of an action that cannot be undone.
 *
 * <p>Used by one thread.
 */
final class Confirmation {
    private static final int LONGEST = 100;

    private final StandardStreams streams;

    /** Creates a question that is printed to the standard output and answered on the standard input. */
    Confirmation(StandardStreams streams) {
        this.streams = streams;
    }

    /** Returns whether the answer was {@code yes}; the end of the input means no. */
    boolean isYes(String question) {
        PrintStream out = streams.out();
        out.print(question + " Type yes to do so: ");
        out.flush();
        try {
            return new LineInput(streams.in(), streams.inputCharset(), LONGEST)
                    .next()
                    .map(line -> line.text().strip().equalsIgnoreCase("yes"))
                    .orElse(false);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
