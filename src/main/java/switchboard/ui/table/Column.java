package switchboard.ui.table;

import java.util.Comparator;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title what its header says
 * @param width its width at 100 %; 0 for the one that takes the room that the others leave
 * @param look how its text stands
 * @param words what it says of a thing
 * @param order what orders the things by it, upwards
 */
public record Column<T>(String title, int width, Look look, Function<T, Words> words, Comparator<T> order) {
    /** How a column's text stands. */
    public enum Look {
        /** Text, from the beginning. */
        TEXT,
        /** Digits of equal width, from the beginning. */
        MONO,
        /** Digits of equal width, towards the end. */
        NUMBER
    }
}
