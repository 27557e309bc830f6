package switchboard.export;

import switchboard.filter.Filter;

/** Which messages of a session leave. Immutable. */
public sealed interface ExportChoice {
    /** Every message, and every client also if it said nothing. */
    ExportChoice ALL = new Shown(Filter.ALL);

    /** What a filter lets through. */
    record Shown(Filter filter) implements ExportChoice {}

    /**
     * Some of them.
     *
     * @param numbers of the messages, in any order; not changed by anybody afterwards
     */
    record Numbers(long[] numbers) implements ExportChoice {}

    /** Return whether everything leaves. */
    default boolean isAll() {
        return this instanceof Shown shown && shown.filter().isAll();
    }
}
