/** The actions on a finding with one click: reading its client otherwise. */
@NullMarked
package switchboard.ui.finding;

import org.jspecify.annotations.NullMarked;
