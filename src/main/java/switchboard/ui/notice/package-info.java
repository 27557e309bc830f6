/**
 * What a person should know, in a sentence or two at the top of the window, never in a box to be clicked away.
 */
@NullMarked
package switchboard.ui.notice;

import org.jspecify.annotations.NullMarked;
