package switchboard.ui.finding;

import java.util.List;
import switchboard.record.LoggedMessage;
import switchboard.wire.Finding;

/** Says what can be done about a finding with one click. Event dispatch thread only. */
@FunctionalInterface
public interface FindingActions {
    /** Nothing can be done. */
    FindingActions NONE = (message, finding) -> List.of();

    /**
     * A button.
     *
     * @param text its text
     * @param work called when it is pressed
     */
    record Action(String text, Runnable work) {}

    /** Returns the actions for a finding about a message. */
    List<Action> of(LoggedMessage message, Finding finding);
}
