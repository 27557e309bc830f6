/**
 * The rows of the log without their view: which message stands in which row, loading, search, following the newest.
 *
 * <p>Only the rows that are shown are in memory. Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.log.rows;

import org.jspecify.annotations.NullMarked;
