package switchboard.client.swarm;

import java.io.IOException;

/**
 * The kinds of clients in a swarm.
 *
 * <p>Immutable.
 */
public enum ClientKind {
    /** Sends a message and waits for the reply before the next one. */
    TIDY("tidy", Conduct.KEEPS_RULES, ClientBehaviours::tidy),
    /** Sends many messages in one write without waiting for the replies. */
    CHATTY("chatty", Conduct.KEEPS_RULES, ClientBehaviours::chatty),
    /** Sends one byte at a time. */
    SLOW("slow", Conduct.KEEPS_RULES, ClientBehaviours::slow),
    /** Sends texts that are hard to display: emoji, right-to-left text, control characters. */
    EMOJI("emoji", Conduct.KEEPS_RULES, ClientBehaviours::emoji),
    /** Ends its stream (half-close), then waits for the replies. */
    HALF_CLOSE("half-close", Conduct.KEEPS_RULES, ClientBehaviours::halfClose),
    /** Connects, sends a few messages, leaves and connects again. */
    RECONNECT("reconnect", Conduct.KEEPS_RULES, ClientBehaviours::reconnect),
    /** Leaves with a reset, often inside a message. */
    RESET("reset", Conduct.RUDE, ClientBehaviours::reset),
    /** Sends and never reads. */
    NEVER_READS("never-reads", Conduct.DEAF, ClientBehaviours::neverReads),
    /** Sends a header that declares more or fewer bytes than follow. */
    WRONG_LENGTH("wrong-length", Conduct.MISCOUNTS, ClientBehaviours::wrongLength),
    /** Sends a header that counts characters instead of bytes. */
    CHARACTERS("characters", Conduct.MISCOUNTS, ClientBehaviours::characters),
    /** Sends text without a header. */
    NO_HEADER("no-header", Conduct.MISCOUNTS, ClientBehaviours::noHeader),
    /** Sends a message of 10 MB, or of the longest body of the framing. */
    HUGE("huge", Conduct.RUDE, ClientBehaviours::huge);

    /** The group of a kind: whether it keeps the rules, and whether it reads. */
    private enum Conduct {
        KEEPS_RULES,
        RUDE,
        DEAF,
        MISCOUNTS
    }

    /** The behaviour of a client during one connection; the connection ends when it returns. */
    @FunctionalInterface
    interface Behaviour {
        void talk(SwarmConnection connection) throws IOException;
    }

    private final String word;
    private final Conduct conduct;
    private final Behaviour behaviour;

    ClientKind(String word, Conduct conduct, Behaviour behaviour) {
        this.word = word;
        this.conduct = conduct;
        this.behaviour = behaviour;
    }

    /** Returns the word that the command line uses. */
    public String word() {
        return word;
    }

    /**
     * Returns whether the kind keeps the rules, so the server must accept it, keep it until it leaves and answer it.
     */
    public boolean keepsRules() {
        return conduct == Conduct.KEEPS_RULES;
    }

    /** Returns whether the behaviour needs a length before the message; other framings cannot have it wrong. */
    public boolean miscounts() {
        return conduct == Conduct.MISCOUNTS;
    }

    boolean listens() {
        return conduct != Conduct.DEAF;
    }

    Behaviour behaviour() {
        return behaviour;
    }
}
