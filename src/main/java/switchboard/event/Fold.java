package switchboard.event;

/**
 * A state of bounded size that is derived from facts, for a conflated subscription.
 *
 * <p>Publishing threads call it, but never two at once, so that an implementation needs no lock of its own.
 *
 * @param <S> an immutable snapshot of the changes
 */
public interface Fold<S> {
    /** Applies one fact; has to be quick and must not block. */
    void add(Fact fact);

    /** Returns a snapshot of the changes since the last call, and forgets them. */
    S take();
}
