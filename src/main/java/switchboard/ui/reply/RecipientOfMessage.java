package switchboard.ui.reply;

import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.model.ConnectionId;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.live.MessageSelection;

/** Tells whose message was selected. Event dispatch thread only; never waits. */
public final class RecipientOfMessage {
    private final SessionLog log;
    private final MessageSelection messages;
    private final Executor edt;
    private final Consumer<ConnectionId> onClient;

    private RecipientOfMessage(
            SessionLog log, MessageSelection messages, Executor edt, Consumer<ConnectionId> onClient) {
        this.log = log;
        this.messages = messages;
        this.edt = edt;
        this.onClient = onClient;
    }

    /**
     * Follows the selected message from now on.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param onClient gets the client of each message that was selected
     */
    public static void follow(
            SessionLog log, MessageSelection messages, Executor edt, Consumer<ConnectionId> onClient) {
        messages.onChange(new RecipientOfMessage(log, messages, edt, onClient)::look);
    }

    private void look() {
        OptionalLong selected = messages.number();
        if (selected.isPresent()) {
            FutureCallbacks.deliver(
                    log.rows(selected.getAsLong(), 1),
                    edt,
                    rows -> {
                        // Another message may have been selected meanwhile.
                        if (messages.number().equals(selected)) {
                            rows.forEach(row -> onClient.accept(row.client()));
                        }
                    },
                    failed -> {
                        // The views of the message say that the session cannot be read.
                    });
        }
    }
}
