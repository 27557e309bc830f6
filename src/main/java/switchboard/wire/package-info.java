/**
 * Turn bytes into messages and messages into bytes.
 *
 * <p>Framings, the reader and writer of each, and the explanation of what is no frame. Nothing here
 * knows a thread, a socket or a clock: time comes in as a parameter, so every case can be tested with
 * arrays alone.
 */
@NullMarked
package switchboard.wire;

import org.jspecify.annotations.NullMarked;
