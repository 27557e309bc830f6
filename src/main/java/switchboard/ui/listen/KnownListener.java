package switchboard.ui.listen;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;

/**
 * A listener of the list, which may be stopped. Immutable; a newer one with the same key replaces it.
 *
 * @param key its number in the list, which stays when it moves to another address
 * @param settings its settings, with the bound port if it has had one
 * @param running the listener that accepts connections; empty while it is stopped
 * @param numbers the numbers that its listeners have had, by which their clients are counted
 * @param failure the sentence of the last attempt that failed; empty after a success
 */
public record KnownListener(
        int key,
        ListenerSettings settings,
        Optional<ListenerInfo> running,
        Set<Integer> numbers,
        Optional<String> failure) {
    /** Copies the set. */
    public KnownListener {
        numbers = Set.copyOf(numbers);
    }

    KnownListener listening(ListenerInfo info) {
        Set<Integer> all = new LinkedHashSet<>(numbers);
        all.add(info.id());
        return new KnownListener(key, info.asBound(), Optional.of(info), all, Optional.empty());
    }

    KnownListener still(ListenerInfo info) {
        return new KnownListener(key, info.asBound(), Optional.of(info), numbers, failure);
    }

    KnownListener ended() {
        return new KnownListener(key, settings, Optional.empty(), numbers, Optional.empty());
    }

    KnownListener failed(String sentence) {
        return new KnownListener(key, settings, running, numbers, Optional.of(sentence));
    }

    KnownListener with(ListenerSettings other) {
        return new KnownListener(key, other, running, numbers, failure);
    }
}
