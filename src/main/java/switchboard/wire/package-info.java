/**
 * Converts bytes into messages and messages into bytes.
 *
 * <p>The package holds the framings, the reader and the writer of each, and the explanation of bytes that are no
 * frame. It uses no thread, no socket and no clock: time is a parameter, so tests need only arrays.
 */
@NullMarked
package switchboard.wire;

import org.jspecify.annotations.NullMarked;
