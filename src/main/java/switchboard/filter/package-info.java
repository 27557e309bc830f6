/**
 * The language that says which messages of a session are meant: {@code client:ana problem size>1k "hello"}.
 *
 * <p>A {@link switchboard.filter.Filter} is a value; what it lets through in a session file decides
 * {@code switchboard.record}, how it is typed and shown decides the window. No threads, no files.
 */
@NullMarked
package switchboard.filter;

import org.jspecify.annotations.NullMarked;
