/**
 * The parts of frames: lengths in front of a body, as decimal digits, binary, BCD or LEB128, and fixed bytes around it.
 * Functions of bytes alone; thread-safe.
 */
@NullMarked
package switchboard.wire.part;

import org.jspecify.annotations.NullMarked;
