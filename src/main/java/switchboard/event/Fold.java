package switchboard.event;

/**
 * Folds facts into a state of bounded size.
 *
 * <p>Calls come from publishing threads, but never two at once, so an implementation needs no lock of its own.
 *
 * @param <S> an immutable picture of what changed
 */
public interface Fold<S> {
    /** Takes one fact in; quick, without waiting. */
    void add(Fact fact);

    /** Returns the picture of what changed since the last call and forget the changes. */
    S take();
}
