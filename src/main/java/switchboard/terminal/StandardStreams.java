package switchboard.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The standard streams of the program, or their substitutes in tests.
 *
 * <p>Immutable.
 *
 * @param in the standard input
 * @param inputCharset the encoding of {@code in}
 * @param out the standard output
 * @param err the standard error
 */
public record StandardStreams(InputStream in, Charset inputCharset, PrintStream out, PrintStream err) {}
