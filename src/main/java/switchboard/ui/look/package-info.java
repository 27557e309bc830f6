/**
 * How the window looks: themes, fonts, sizes, icons, colours, and how text of strangers is drawn.
 *
 * <p>Colours and sizes stand in the {@code .properties} files beside this package, by name; code asks for the names.
 */
@NullMarked
package switchboard.ui.look;

import org.jspecify.annotations.NullMarked;
