package switchboard.filter;

import switchboard.model.ConnectionId;
import switchboard.model.Note;

/**
 * The names and notes that people gave to clients and messages; filters ask for them beside the messages themselves.
 *
 * @param <X> what reading them can throw
 */
public interface Annotations<X extends Exception> {
    /** Is told of a client. */
    @FunctionalInterface
    interface OfClients {
        /**
         * Takes a client.
         *
         * @param name what a person called it; empty for nothing
         * @param address where it came from, with its port; empty if that is not known
         */
        void client(ConnectionId id, String name, String address);
    }

    /** Is told of what was put to a message. */
    @FunctionalInterface
    interface OfMessages {
        /** Takes a note and the number of its message. */
        void note(long number, Note note);
    }

    /** Is told of what was put to a client. */
    @FunctionalInterface
    interface OfClientNotes {
        /** Takes a note and its client. */
        void note(ConnectionId id, Note note);
    }

    /** Tells every client. */
    void clients(OfClients told) throws X;

    /** Tells what was put to messages. */
    void messageNotes(OfMessages told) throws X;

    /** Tells what was put to clients. */
    void clientNotes(OfClientNotes told) throws X;
}
