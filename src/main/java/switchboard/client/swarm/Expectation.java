package switchboard.client.swarm;

import java.util.Locale;

/** The expectation about the server's replies. */
public enum Expectation {
    /** No expectation; replies are only counted. */
    ANYTHING,
    /** Each message is expected back. */
    ECHO;

    /** Returns the word that the command line uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
