package switchboard.ui.log;

import switchboard.filter.Filter;
import switchboard.wire.Direction;

/** One of the log's views. */
enum LogPart {
    /** Everything. */
    ALL(Filter.ALL),
    /** What came in. */
    IN(new Filter.Way(Direction.IN)),
    /** What went out. */
    OUT(new Filter.Way(Direction.OUT)),
    /** What was not understood. */
    PROBLEMS(new Filter.Problem(""));

    private final Filter filter;

    LogPart(Filter filter) {
        this.filter = filter;
    }

    Filter filter() {
        return filter;
    }
}
