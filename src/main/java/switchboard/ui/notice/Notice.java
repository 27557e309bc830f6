package switchboard.ui.notice;

import java.util.Optional;

/**
 * One thing to know. Immutable.
 *
 * @param topic what it is about; a newer one about the same topic takes its place
 * @param kind how bad it is
 * @param sentence at most two sentences: what happened, what to do
 * @param action what can be done about it with one click
 */
public record Notice(String topic, Kind kind, String sentence, Optional<Action> action) {
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
     * @param run what it does, on the event dispatch thread
     */
    public record Action(String words, Runnable run) {}

    /** Return a notice without an action. */
    public static Notice of(String topic, Kind kind, String sentence) {
        return new Notice(topic, kind, sentence, Optional.empty());
    }
}
