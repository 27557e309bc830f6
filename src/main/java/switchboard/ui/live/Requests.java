package switchboard.ui.live;

import java.util.function.Consumer;
import switchboard.event.EventBus;
import switchboard.event.Request;
import switchboard.ui.Strings;

/** Asks the server for things and says so when it can't. Event dispatch thread only; never waits. */
public final class Requests {
    private final EventBus bus;
    private final Consumer<String> onRefused;

    /**
     * Creates one.
     *
     * @param onRefused called with a sentence when a request could not be handed over
     */
    public Requests(EventBus bus, Consumer<String> onRefused) {
        this.bus = bus;
        this.onRefused = onRefused;
    }

    /** Asks for something; return whether it was handed over. */
    public boolean ask(Request request) {
        boolean taken = bus.request(request);
        if (!taken) {
            onRefused.accept(Strings.of("live.refused"));
        }
        return taken;
    }
}
