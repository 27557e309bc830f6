package switchboard.event;

/** Anything that crosses the {@link EventBus}. Implementations are immutable records. */
public sealed interface Event permits Fact, Request {}
