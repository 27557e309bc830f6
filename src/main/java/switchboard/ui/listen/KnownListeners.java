package switchboard.ui.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.ui.Strings;

/**
 * The listeners that this window has seen, also stopped ones and those that could not start.
 *
 * <p>A listener that moves gets a new number from the server; the requests that were sent tell which one it was. Event
 * dispatch thread only.
 */
final class KnownListeners {
    /** Takes the answer to a request whose failure nobody waits for, so that it becomes a notice. */
    static final Consumer<Optional<String>> NOBODY = failure -> {};

    private final List<KnownListener> entries = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private final Set<Fact.ListeningFailed> answered = new HashSet<>();
    private int lastKey;

    /** A request that the server has not answered yet; the key is 0 for a new listener. */
    private record Expected(int key, ListenerSettings settings, Consumer<Optional<String>> onAnswer) {}

    /** Returns the listeners in the order in which they appeared. */
    List<KnownListener> all() {
        return List.copyOf(entries);
    }

    /** Returns whether a failure was handed to the one who had sent the request. */
    boolean isAnswered(Fact.ListeningFailed failure) {
        return answered.contains(failure);
    }

    /**
     * Expects the answer to a request.
     *
     * @param key the listener that it starts or changes; 0 for a new one
     * @param settings the settings that were requested
     * @param onAnswer gets the sentence of a failure, or empty
     */
    void expect(int key, ListenerSettings settings, Consumer<Optional<String>> onAnswer) {
        expected.add(new Expected(key, settings, onAnswer));
    }

    /** Expects no answer any more, because the request was not taken. */
    void forget(int key, ListenerSettings settings) {
        expected.removeIf(one -> one.key() == key && one.settings().equals(settings));
    }

    /** Returns a stopped listener that has failed and differs from these settings by its address alone. */
    Optional<KnownListener> failedLike(ListenerSettings settings) {
        return entries.stream()
                .filter(one -> one.running().isEmpty() && one.failure().isPresent())
                .filter(one -> one.settings().at(settings.where()).equals(settings))
                .findFirst();
    }

    /** Takes a listener off the list. */
    void remove(int key) {
        entries.removeIf(one -> one.key() == key);
    }

    /** Changes the settings with which the stopped listeners start again. */
    void changeStopped(UnaryOperator<ListenerSettings> change) {
        entries.replaceAll(one -> one.running().isPresent() ? one : one.with(change.apply(one.settings())));
    }

    /** Applies the changes of the live state, and then calls those who wait for an answer. */
    void accept(LiveChanges changes) {
        answered.clear();
        List<Runnable> answers = new ArrayList<>();
        changes.listeners().ifPresent(now -> listening(now, answers));
        changes.failures().forEach(failure -> failed(failure, answers));
        answers.forEach(Runnable::run);
    }

    /** Shows the listeners that accept connections now. */
    void listening(List<ListenerInfo> now) {
        listening(now, new ArrayList<>());
    }

    private void listening(List<ListenerInfo> now, List<Runnable> answers) {
        Map<Integer, ListenerInfo> open = new HashMap<>();
        now.forEach(info -> open.put(info.id(), info));
        entries.replaceAll(one -> one.running().isEmpty()
                ? one
                : Optional.ofNullable(open.get(one.running().get().id()))
                        .map(one::still)
                        .orElseGet(one::ended));
        for (ListenerInfo info : now) {
            if (entries.stream().noneMatch(one -> one.numbers().contains(info.id()))) {
                appeared(info, answers);
            }
        }
    }

    private void appeared(ListenerInfo info, List<Runnable> answers) {
        Optional<Expected> asked = answer(info.settings());
        asked.ifPresent(one -> answers.add(() -> one.onAnswer().accept(Optional.empty())));
        Optional<KnownListener> known = asked.flatMap(one -> find(entry -> entry.key() == one.key()))
                .or(() -> stopped(entry -> entry.settings().equals(info.asBound())))
                .or(() -> stopped(
                        entry -> entry.settings().where().equals(info.asBound().where())));
        if (known.isPresent()) {
            replace(known.get().listening(info));
        } else {
            entries.add(fresh(info.settings()).listening(info));
        }
    }

    private void failed(Fact.ListeningFailed failure, List<Runnable> answers) {
        String sentence = Strings.render(failure.text());
        Optional<Expected> asked = answer(failure.settings());
        if (asked.isPresent()) {
            Expected one = asked.get();
            find(entry -> entry.key() == one.key()).ifPresent(entry -> replace(entry.failed(sentence)));
            if (!one.onAnswer().equals(NOBODY)) {
                answered.add(failure);
            }
            answers.add(() -> one.onAnswer().accept(Optional.of(sentence)));
        } else {
            KnownListener known = stopped(entry -> entry.settings().equals(failure.settings()))
                    .orElseGet(() -> {
                        KnownListener added = fresh(failure.settings());
                        entries.add(added);
                        return added;
                    });
            replace(known.failed(sentence));
        }
    }

    private KnownListener fresh(ListenerSettings settings) {
        return new KnownListener(++lastKey, settings, Optional.empty(), Set.of(), Optional.empty());
    }

    private Optional<Expected> answer(ListenerSettings settings) {
        Optional<Expected> asked =
                expected.stream().filter(one -> one.settings().equals(settings)).reduce((older, newer) -> newer);
        asked.ifPresent(expected::remove);
        return asked;
    }

    private Optional<KnownListener> find(Predicate<KnownListener> which) {
        return entries.stream().filter(which).findFirst();
    }

    private Optional<KnownListener> stopped(Predicate<KnownListener> which) {
        return find(one -> one.running().isEmpty() && which.test(one));
    }

    private void replace(KnownListener now) {
        entries.replaceAll(one -> one.key() == now.key() ? now : one);
    }
}
