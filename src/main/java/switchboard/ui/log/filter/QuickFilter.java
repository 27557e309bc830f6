package switchboard.ui.log.filter;

import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.ProblemCondition;
import switchboard.wire.Direction;

/** A quick filter of the log: one of the buttons beside the filter field. */
enum QuickFilter {
    /** All messages. */
    ALL(Filter.ALL),
    /** Messages from clients. */
    IN(new DirectionCondition(Direction.IN)),
    /** Messages to clients. */
    OUT(new DirectionCondition(Direction.OUT)),
    /** Messages with a problem. */
    PROBLEMS(new ProblemCondition(""));

    private final Filter filter;

    QuickFilter(Filter filter) {
        this.filter = filter;
    }

    Filter filter() {
        return filter;
    }
}
