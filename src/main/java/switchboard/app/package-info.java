/**
 * The start of the program: {@link switchboard.app.Main} runs what the command line asks for and connects the parts.
 *
 * <p>This package knows all others, and no other knows it.
 */
@NullMarked
package switchboard.app;

import org.jspecify.annotations.NullMarked;
