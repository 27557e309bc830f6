package switchboard.ui.header;

/** What the header's switches lead to outside of it. */
public interface HeaderActions {
    /** Show who may come in. */
    void showAccess();

    /** Show how to connect. */
    void showJoinCard();

    /** Ask for one more listener. */
    void addListener();

    /** Show the keys. */
    void showKeys();

    /** Show the sessions that were recorded. */
    void showSessions();

    /** Ask for a session's file to be shown beside this one. */
    void openSession();

    /** Ask how to export this session. */
    void exportSession();

    /** Ask how to replay this session. */
    void replaySession();

    /** Show where this session's file lies. */
    void showSessionFile();
}
