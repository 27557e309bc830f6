/**
 * What all parts of the window share: its words and what it remembers, and whether there can be a window at all.
 *
 * <p>The rooms below use this one and never the other way round; {@code window} puts them together.
 */
@NullMarked
package switchboard.ui;

import org.jspecify.annotations.NullMarked;
