/**
 * One client that speaks over a byte stream, from the first byte to the lingering close.
 *
 * <p>{@code StreamConnection} runs on one virtual thread and uses a reader, a writer and a state, each of which can be
 * read and tested alone.
 */
@NullMarked
package switchboard.server.connection;

import org.jspecify.annotations.NullMarked;
