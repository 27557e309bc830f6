package switchboard.model;

/**
 * A note and what it is put to. Immutable.
 *
 * @param note takes the place of the one that is there; an empty one takes that away
 */
public record Annotation(Note.Subject subject, Note note) {}
