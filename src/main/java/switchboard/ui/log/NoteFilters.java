package switchboard.ui.log;

import switchboard.filter.Filter;

/** Knows which filters look at notes. */
final class NoteFilters {
    private NoteFilters() {}

    /** Return whether another note can change what a filter lets through. */
    static boolean concern(Filter filter) {
        return switch (filter) {
            case Filter.Marked marked -> true;
            case Filter.Noted noted -> true;
            case Filter.Text text -> true;
            case Filter.And and -> and.parts().stream().anyMatch(NoteFilters::concern);
            case Filter.Or or -> or.parts().stream().anyMatch(NoteFilters::concern);
            case Filter.Not not -> concern(not.filter());
            case Filter.Clients clients -> false;
            case Filter.Called called -> false;
            case Filter.Way way -> false;
            case Filter.Size size -> false;
            case Filter.Time time -> false;
            case Filter.Number number -> false;
            case Filter.Problem problem -> false;
        };
    }
}
