package switchboard.ui.viewer;

import java.util.function.Consumer;
import switchboard.ui.log.LogViewState;

/** The actions of a viewer that concern the rest of the window. Event dispatch thread only. */
public interface ViewerActions {
    /** Shows the export panel for the session or for the shown part of it. */
    void export(ViewedSession subject, LogViewState shown);

    /** Shows the replay panel for the session. */
    void replay(ViewedSession subject);

    /** Called when notes of the session have changed. */
    void annotated(ViewedSession subject);

    /**
     * Shows the session's file in the file manager.
     *
     * @param onFailure called with a sentence if that is not possible
     */
    void showInFolder(ViewedSession subject, Consumer<String> onFailure);
}
