package switchboard.ui.log;

import switchboard.record.LoggedMessage;

/** Sends messages of the log again. Called on the event dispatch thread. */
public interface EarlierMessages {
    /** Sends the body of a message to its client once more. */
    void send(LoggedMessage message);

    /** Puts the body of a message into the reply editor, for its client. */
    void edit(LoggedMessage message);
}
