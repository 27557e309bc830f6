package switchboard.ui.log;

import java.util.OptionalLong;
import java.util.Set;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.filter.ReadAgainCondition;
import switchboard.filter.Readings;
import switchboard.record.LogRow;
import switchboard.ui.edt.FutureCallbacks;

/**
 * Replaces the current message if it was read again in another framing: by the first of the messages that the earlier
 * ones of its client are now. Event dispatch thread only.
 */
final class LastReading {
    private final LogContext context;

    /** The current message, while it is not known what it was read as. */
    private OptionalLong awaiting = OptionalLong.empty();

    LastReading(LogContext context) {
        this.context = context;
    }

    /** Begins to look, because messages were read again; those that they are now may be recorded later. */
    void begin() {
        awaiting = context.messageSelection().number();
    }

    /**
     * Looks for a successor of the current message, if one is awaited.
     *
     * @param newest the number of the newest recorded message
     */
    void look(long newest) {
        if (awaiting.isPresent()) {
            FutureCallbacks.deliver(
                    context.log().rows(awaiting.getAsLong(), 1),
                    context.edt(),
                    rows -> rows.stream()
                            .filter(LogRow::superseded)
                            .findFirst()
                            .ifPresentOrElse(row -> search(row, newest), this::end),
                    sentence -> end());
        }
    }

    private void search(LogRow superseded, long newest) {
        Filter successors =
                Filter.all(new ClientCondition(Set.of(superseded.client())), new ReadAgainCondition(), Readings.LAST);
        FutureCallbacks.deliver(
                context.log().allMatches(successors, superseded.number(), newest),
                context.edt(),
                found -> {
                    OptionalLong before = OptionalLong.of(superseded.number());
                    if (found.length > 0 && awaiting.equals(before)) {
                        end();
                        if (context.messageSelection().number().equals(before)) {
                            context.messageSelection().choose(found[0]);
                        }
                    }
                },
                sentence -> end());
    }

    private void end() {
        awaiting = OptionalLong.empty();
    }
}
