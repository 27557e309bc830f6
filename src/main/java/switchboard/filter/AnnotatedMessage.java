package switchboard.filter;

import switchboard.model.Note;

/**
 * A single message with the annotations of the message and of its client: everything that a filter can ask for. Used by
 * one thread.
 *
 * @param <X> the exception that reading it can throw
 */
public interface AnnotatedMessage<X extends Exception> extends MessageView<X>, Annotations<X> {
    /** Returns the name that a person gave to its client; empty if there is none. */
    String clientName() throws X;

    /** Returns the address of its client with the port; empty if it is not known. */
    String clientAddress() throws X;

    /** Returns the note on its client. */
    Note clientNote() throws X;

    /** Returns its note. */
    Note note() throws X;

    @Override
    default void clients(OfClients receiver) throws X {
        receiver.client(client(), clientName(), clientAddress());
    }

    @Override
    default void messageNotes(OfMessages receiver) throws X {
        receiver.note(number(), note());
    }

    @Override
    default void clientNotes(OfClientNotes receiver) throws X {
        receiver.note(client(), clientNote());
    }
}
