/**
 * The bytes of a message as the views show them: parts, characters, selection, colours and fonts.
 *
 * <p>Event dispatch thread only, except for {@link switchboard.ui.wire.bytes.WireContent}.
 */
@NullMarked
package switchboard.ui.wire.bytes;

import org.jspecify.annotations.NullMarked;
