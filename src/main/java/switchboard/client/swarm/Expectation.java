package switchboard.client.swarm;

import java.util.Locale;

/** What the clients take for granted about the server's answers. */
public enum Expectation {
    /** Nothing: whatever comes is counted. */
    ANYTHING,
    /** Each message comes back. */
    ECHO;

    /** Returns the word that the command line uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
