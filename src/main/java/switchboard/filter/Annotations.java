package switchboard.filter;

import java.util.function.LongConsumer;
import switchboard.model.ConnectionId;
import switchboard.model.Note;

/**
 * The names of clients and the notes on clients and messages, which filters use besides the messages. Used by one
 * thread, which may wait for the disk.
 *
 * @param <X> the exception that reading them can throw
 */
public interface Annotations<X extends Exception> {
    /** Receives clients. */
    @FunctionalInterface
    interface OfClients {
        /**
         * Receives a client.
         *
         * @param name the name that a person gave to it; empty if there is none
         * @param address its address with the port; empty if it is not known
         */
        void client(ConnectionId id, String name, String address);
    }

    /** Receives the notes on messages. */
    @FunctionalInterface
    interface OfMessages {
        /** Receives a note and the number of its message. */
        void note(long number, Note note);
    }

    /** Receives the notes on clients. */
    @FunctionalInterface
    interface OfClientNotes {
        /** Receives a note and its client. */
        void note(ConnectionId id, Note note);
    }

    /** Passes every client to a receiver. */
    void clients(OfClients receiver) throws X;

    /** Passes every note on a message to a receiver. */
    void messageNotes(OfMessages receiver) throws X;

    /** Passes the number of every message whose bytes were read again to a receiver. */
    default void superseded(LongConsumer receiver) throws X {}

    /** Passes the number of every message that is made of the bytes of superseded ones to a receiver. */
    default void readAgain(LongConsumer receiver) throws X {}

    /** Passes every note on a client to a receiver. */
    void clientNotes(OfClientNotes receiver) throws X;
}
