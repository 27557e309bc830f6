package switchboard.ui.viewer;

import java.util.function.Consumer;
import switchboard.ui.log.Shown;

/** What a viewer leads to outside of it. */
public interface ViewerActions {
    /** Asks how to export the session, or what is shown of it. */
    void export(Subject subject, Shown shown);

    /** Asks how to replay the session. */
    void replay(Subject subject);

    /** Takes in that the session has other notes than before. */
    void annotated(Subject subject);

    /** Shows the session's file where it lies, or say why that is not possible. */
    void showInFolder(Subject subject, Consumer<String> onFailure);
}
