/** Notices to the user, shown as a sentence or two at the top of the window and never in a modal dialog. */
@NullMarked
package switchboard.ui.notice;

import org.jspecify.annotations.NullMarked;
