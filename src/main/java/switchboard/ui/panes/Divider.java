package switchboard.ui.panes;

/**
 * The divider between a pane that keeps its size and the rest of the window. Immutable.
 *
 * @param name the name of its position in the settings
 * @param beside the usual width of the pane beside the rest, in pixels at 100 % zoom
 * @param below the usual height of the pane below the rest, in pixels at 100 % zoom
 * @param most the largest share of the whole that the pane takes, from 0 to 1
 */
public record Divider(String name, int beside, int below, double most) {}
