/**
 * Tables of things that fit into memory: sortable columns of inert text, a selection that follows the things.
 *
 * <p>Event dispatch thread only. The log has its own table: it fits into no memory.
 */
@NullMarked
package switchboard.ui.table;

import org.jspecify.annotations.NullMarked;
