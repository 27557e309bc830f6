package switchboard.filter;

import switchboard.model.Note;

/**
 * A single message with what people put to it and to its client: everything that a filter can ask for.
 *
 * @param <X> what reading it can throw
 */
public interface AnnotatedMessage<X extends Exception> extends MessageView<X>, Annotations<X> {
    /** Returns what a person called its client; empty for nothing. */
    String clientName() throws X;

    /** Returns where its client came from, with its port; empty if that is not known. */
    String clientAddress() throws X;

    /** Returns what a person put to its client. */
    Note clientNote() throws X;

    /** Returns what a person put to it. */
    Note note() throws X;

    @Override
    default void clients(OfClients told) throws X {
        told.client(client(), clientName(), clientAddress());
    }

    @Override
    default void messageNotes(OfMessages told) throws X {
        told.note(number(), note());
    }

    @Override
    default void clientNotes(OfClientNotes told) throws X {
        told.note(client(), clientNote());
    }
}
