package switchboard.ui.header;

/** What the header's switches lead to outside of it. */
public interface HeaderActions {
    /** Shows who may come in. */
    void showAccess();

    /** Shows how to connect. */
    void showJoinCard();

    /** Asks for one more listener. */
    void addListener();

    /** Shows the keys. */
    void showKeys();

    /** Shows the sessions that were recorded. */
    void showSessions();

    /** Asks for a session's file to be shown beside this one. */
    void openSession();

    /** Asks how to export this session. */
    void exportSession();

    /** Asks how to replay this session. */
    void replaySession();

    /** Shows where this session's file lies. */
    void showSessionFile();
}
