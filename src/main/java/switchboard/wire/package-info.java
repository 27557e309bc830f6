/**
 * Messages, findings about them, and the reads that brought them: values without threads, sockets or clocks.
 *
 * <p>Package {@code framing} turns bytes into messages and messages into bytes; {@code explain} explains bytes that are
 * no frame.
 */
@NullMarked
package switchboard.wire;

import org.jspecify.annotations.NullMarked;
