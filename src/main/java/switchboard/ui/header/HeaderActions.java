package switchboard.ui.header;

/** The actions of the header bar that concern the rest of the window. Event dispatch thread only. */
public interface HeaderActions {
    /** Shows the access card. */
    void showAccess();

    /** Shows the join card. */
    void showJoinCard();

    /** Shows the form for one more listener. */
    void addListener();

    /** Shows the list of shortcut keys. */
    void showKeys();

    /** Shows the recorded sessions. */
    void showSessions();

    /** Asks for a session's file and opens it in a viewer. */
    void openSession();

    /** Shows the export panel for the running session. */
    void exportSession();

    /** Shows the replay panel for the running session. */
    void replaySession();

    /** Shows the running session's file in the file manager. */
    void showSessionFile();
}
