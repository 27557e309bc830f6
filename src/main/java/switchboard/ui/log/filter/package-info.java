/**
 * The filter bar of the log: field, completions, quick filters, saved filters and help. Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.log.filter;

import org.jspecify.annotations.NullMarked;
