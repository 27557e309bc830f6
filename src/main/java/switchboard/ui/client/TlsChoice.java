package switchboard.ui.client;

import switchboard.ui.Strings;

/** The ways in which the client of the window trusts a server. */
enum TlsChoice {
    /** Plain TCP. */
    NONE("client.tls.none"),
    /** The one server whose certificate has a given fingerprint. */
    FINGERPRINT("client.tls.fingerprint"),
    /** Servers with a certificate from an authority that Java trusts. */
    AUTHORITIES("client.tls.authorities"),
    /** Every server. */
    ANY("client.tls.any");

    private final String key;

    TlsChoice(String key) {
        this.key = key;
    }

    /** Returns the words of the list. */
    @Override
    public String toString() {
        return Strings.of(key);
    }
}
