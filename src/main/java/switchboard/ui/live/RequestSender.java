package switchboard.ui.live;

import java.util.function.Consumer;
import switchboard.event.EventBus;
import switchboard.event.Request;
import switchboard.ui.Strings;

/**
 * Sends requests to the server through the event bus and reports those that it did not take. Never waits. Event
 * dispatch thread only.
 *
 * <p>Replies do not pass here: the reply pane numbers them, and keeps the text of a reply that the bus did not take.
 */
public final class RequestSender {
    private final EventBus bus;
    private final Consumer<String> onRefused;

    /**
     * Creates a sender of requests.
     *
     * @param onRefused called with a sentence if the event bus did not take a request
     */
    public RequestSender(EventBus bus, Consumer<String> onRefused) {
        this.bus = bus;
        this.onRefused = onRefused;
    }

    /** Sends a request and returns whether the event bus took it. */
    public boolean send(Request request) {
        boolean taken = bus.request(request);
        if (!taken) {
            onRefused.accept(Strings.of("live.refused"));
        }
        return taken;
    }
}
