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
}
