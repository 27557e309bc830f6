/**
 * The pane of the reply: recipients, editor, format and deliveries.
 *
 * <p>Everything here is used on the event dispatch thread only. The pane sends requests through the event bus and never
 * waits; deliveries come back with the changes of the live model.
 */
@NullMarked
package switchboard.ui.reply;

import org.jspecify.annotations.NullMarked;
