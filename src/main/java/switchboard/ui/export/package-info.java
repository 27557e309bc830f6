/**
 * The panel that exports a session: its form, progress and result.
 *
 * <p>Event dispatch thread only; the export itself runs on threads of {@code switchboard.export}.
 */
@NullMarked
package switchboard.ui.export;

import org.jspecify.annotations.NullMarked;
