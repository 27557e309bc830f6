package switchboard.server.context;

import switchboard.event.EventBus;

/** Contexts of servers whose budget for messages that wait is small. */
public final class SmallBudget {
    private SmallBudget() {}

    /** Returns a context with a budget of that many bytes. */
    public static ServerContext context(EventBus bus, Clock clock, long bytes) {
        return new ServerContext(bus, ServerLimits.DEFAULTS, 0, clock, new OutboundMemoryBudget(bytes));
    }
}
