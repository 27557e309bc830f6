package switchboard.model;

/**
 * A note and its subject. Immutable.
 *
 * @param note replaces the current note of the subject; an empty one removes it
 */
public record Annotation(Note.Subject subject, Note note) {}
