/**
 * Who is on the line: the table of clients and what can be done to them.
 *
 * <p>Rows are immutable and sorted here, once per look at the news; who is selected is kept by number.
 */
@NullMarked
package switchboard.ui.clients;

import org.jspecify.annotations.NullMarked;
