package switchboard.ui.notice;

import java.util.List;

/**
 * A notice for the user. Immutable.
 *
 * @param topic its subject; a newer notice of the same topic replaces it
 * @param kind its severity
 * @param sentence at most two sentences: the event and the remedy
 * @param actions the actions that help with it, the likeliest first; at most three
 */
public record Notice(String topic, Kind kind, String sentence, List<Action> actions) {
    /** Creates a notice with a copy of the actions. */
    public Notice {
        actions = List.copyOf(actions);
    }

    /** The severity of a notice, in ascending order. */
    public enum Kind {
        /** Information only. */
        INFO,
        /** A function works less well than it should. */
        WARNING,
        /** A function does not work. */
        ERROR
    }

    /**
     * An action of a notice.
     *
     * @param words the text of its button
     * @param dismisses whether the action dismisses the notice; if not, the notice stays until its cause is over
     * @param run the action, on the event dispatch thread
     */
    public record Action(String words, boolean dismisses, Runnable run) {
        /** Returns an action that dismisses the notice. */
        public static Action dismissing(String words, Runnable run) {
            return new Action(words, true, run);
        }

        /** Returns an action after which the notice stays until its cause is over. */
        public static Action persistent(String words, Runnable run) {
            return new Action(words, false, run);
        }
    }

    /** Returns a notice without actions. */
    public static Notice of(String topic, Kind kind, String sentence) {
        return new Notice(topic, kind, sentence, List.of());
    }
}
