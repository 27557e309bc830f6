/**
 * Known first bytes: of protocols that other programs speak, with the answers that those programs show, of files, and
 * the likely charset of a text. Functions of bytes alone; thread-safe, except
 * {@link switchboard.wire.signature.TelnetFilter}.
 */
@NullMarked
package switchboard.wire.signature;

import org.jspecify.annotations.NullMarked;
