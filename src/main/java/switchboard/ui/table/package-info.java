/**
 * Sortable tables for rows that fit into memory, with inert text and a selection that follows the rows.
 *
 * <p>Event dispatch thread only. The log has a table of its own, because its rows do not fit into memory.
 */
@NullMarked
package switchboard.ui.table;

import org.jspecify.annotations.NullMarked;
