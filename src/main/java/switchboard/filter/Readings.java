package switchboard.filter;

import java.util.List;

/** The two readings of messages that were read again in another framing, as filters. Stateless. */
public final class Readings {
    /** The last reading of each message. */
    public static final Filter LAST = Filter.not(new SupersededCondition());

    /** The first reading of each message. */
    public static final Filter FIRST = Filter.not(new ReadAgainCondition());

    private Readings() {}

    /** Returns whether a filter says itself which reading it wants. */
    public static boolean areChosenBy(Filter filter) {
        return switch (filter) {
            case SupersededCondition last -> true;
            case ReadAgainCondition first -> true;
            case Filter.And and -> anyOf(and.parts());
            case Filter.Or or -> anyOf(or.parts());
            case Filter.Not not -> areChosenBy(not.filter());
            default -> false;
        };
    }

    private static boolean anyOf(List<Filter> parts) {
        return parts.stream().anyMatch(Readings::areChosenBy);
    }
}
