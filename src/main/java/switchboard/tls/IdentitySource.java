package switchboard.tls;

/** Gives a server its identity when it is needed for the first time; making one takes a moment. */
@FunctionalInterface
public interface IdentitySource {
    /** Returns the identity; called by any thread. */
    Identity identity() throws TlsException;
}
