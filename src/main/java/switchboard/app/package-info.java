/**
 * Where the program starts: understands the command line and wires the others together.
 *
 * <p>The one package that knows everyone, and that nobody knows.
 */
@NullMarked
package switchboard.app;

import org.jspecify.annotations.NullMarked;
