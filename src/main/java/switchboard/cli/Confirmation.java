package switchboard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import switchboard.terminal.LineInput;

/**
 * Asks for confirmation of an action that cannot be undone.
 *
 * <p>Used by one thread.
 */
public final class Confirmation {
    private static final int LONGEST = 100;

    private final InputStream in;
    private final Charset typed;
    private final PrintStream out;

    /** Creates a question that is printed to {@code out} and answered on {@code in}, in the charset {@code typed}. */
    public Confirmation(InputStream in, Charset typed, PrintStream out) {
        this.in = in;
        this.typed = typed;
        this.out = out;
    }

    /** Returns whether the answer was {@code yes}; the end of the input means no. */
    boolean isYes(String question) {
        out.print(question + " Type yes to do so: ");
        out.flush();
        try {
            return new LineInput(in, typed, LONGEST)
                    .next()
                    .map(line -> line.text().strip().equalsIgnoreCase("yes"))
                    .orElse(false);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
