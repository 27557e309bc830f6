package switchboard.ui.log;

import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.ProblemCondition;
import switchboard.wire.Direction;

/** One of the log's views. */
enum LogPart {
    /** Everything. */
    ALL(Filter.ALL),
    /** What came in. */
    IN(new DirectionCondition(Direction.IN)),
    /** What went out. */
    OUT(new DirectionCondition(Direction.OUT)),
    /** What was not understood. */
    PROBLEMS(new ProblemCondition(""));

    private final Filter filter;

    LogPart(Filter filter) {
        this.filter = filter;
    }

    Filter filter() {
        return filter;
    }
}
