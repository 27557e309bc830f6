/**
 * The pane of the clients: the table of clients and the actions on them.
 *
 * <p>Rows are immutable and sorted once per update of the live model. The selection is kept by connection number.
 */
@NullMarked
package switchboard.ui.clients;

import org.jspecify.annotations.NullMarked;
