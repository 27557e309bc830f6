/**
 * Asks what of a session leaves as what and to where, and shows how far it is.
 *
 * <p>Event dispatch thread only; the export itself is done elsewhere, by {@code switchboard.export}.
 */
@NullMarked
package switchboard.ui.export;

import org.jspecify.annotations.NullMarked;
