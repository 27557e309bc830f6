package switchboard.ui.notice;

import java.util.List;

/**
 * One thing to know. Immutable.
 *
 * @param topic what it is about; a newer one about the same topic takes its place
 * @param kind how bad it is
 * @param sentence at most two sentences: what happened, what to do
 * @param actions what can be done about it with one click, the likeliest first; at most three
 */
public record Notice(String topic, Kind kind, String sentence, List<Action> actions) {
    /** Copy the list. */
    public Notice {
        actions = List.copyOf(actions);
    }

    /** How bad it is. */
    public enum Kind {
        /** Good to know. */
        INFO,
        /** Something works less well than it should. */
        WARNING,
        /** Something does not work. */
        ERROR
    }

    /**
     * A way out.
     *
     * @param words what its button says
     * @param settles whether the notice has been dealt with by it, rather than lasting as long as its matter
     * @param run what it does, on the event dispatch thread
     */
    public record Action(String words, boolean settles, Runnable run) {
        /** Returns a way out after which the notice goes. */
        public static Action settling(String words, Runnable run) {
            return new Action(words, true, run);
        }

        /** Returns what helps, while the notice stays until its matter is over. */
        public static Action helping(String words, Runnable run) {
            return new Action(words, false, run);
        }
    }

    /** Returns a notice without an action. */
    public static Notice of(String topic, Kind kind, String sentence) {
        return new Notice(topic, kind, sentence, List.of());
    }
}
