package switchboard.event;

/** A fact or a request on the {@link EventBus}. Implementations are immutable records. */
public sealed interface Event permits Fact, Request {}
