/**
 * The parts that all panes of the window share: texts, settings, number formats, and whether a window can be shown at
 * all.
 *
 * <p>The packages below use this one and never the other way round; {@code window} assembles them.
 */
@NullMarked
package switchboard.ui;

import org.jspecify.annotations.NullMarked;
