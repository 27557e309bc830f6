package switchboard.record;

import java.sql.SQLException;

/** What people called clients and put to them and to messages: what filters are about beside the messages. */
interface Annotations {
    /** Is told of a client. */
    @FunctionalInterface
    interface OfClients {
        void client(long id, String name, String peer);
    }

    /** Is told of a note and what it was put to: a message's or a client's number. */
    @FunctionalInterface
    interface OfNotes {
        void note(long key, boolean marked, String text);
    }

    /** Tell every client. */
    void clients(OfClients told) throws SQLException;

    /** Tell what was put to messages. */
    void messageNotes(OfNotes told) throws SQLException;

    /** Tell what was put to clients. */
    void clientNotes(OfNotes told) throws SQLException;
}
