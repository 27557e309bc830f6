/**
 * Framings: how messages are told apart in a stream of bytes, with a reader and a writer for each.
 *
 * <p>Time comes in as a parameter, so that every case can be tested with arrays alone.
 */
@NullMarked
package switchboard.wire.framing;

import org.jspecify.annotations.NullMarked;
