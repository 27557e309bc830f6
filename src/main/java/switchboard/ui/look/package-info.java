/**
 * The appearance of the window: themes, fonts, zoom, icons, colours, and the drawing of text from clients.
 *
 * <p>Colours and sizes have names, which the {@code .properties} files beside this package define for each theme.
 */
@NullMarked
package switchboard.ui.look;

import org.jspecify.annotations.NullMarked;
