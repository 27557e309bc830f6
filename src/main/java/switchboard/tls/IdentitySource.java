package switchboard.tls;

/** Supplies a server's identity when a TLS listener starts; creating one takes a moment. Thread-safe. */
@FunctionalInterface
public interface IdentitySource {
    /**
     * Returns the identity; called by any thread.
     *
     * @throws TlsException if there is none, with a sentence for people
     */
    Identity identity() throws TlsException;
}
