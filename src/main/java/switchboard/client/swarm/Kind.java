package switchboard.client.swarm;

import java.io.IOException;

/**
 * The kinds of clients in a swarm.
 *
 * <p>Immutable.
 */
public enum Kind {
    /** Sends a message and waits for the reply before the next one. */
    TIDY("tidy", Manner.KEEPS_RULES, Behaviours::tidy),
    /** Sends many messages in one write without waiting for the replies. */
    CHATTY("chatty", Manner.KEEPS_RULES, Behaviours::chatty),
    /** Sends one byte at a time. */
    SLOW("slow", Manner.KEEPS_RULES, Behaviours::slow),
    /** Sends texts that are hard to display: emoji, right-to-left text, control characters. */
    EMOJI("emoji", Manner.KEEPS_RULES, Behaviours::emoji),
    /** Ends its stream (half-close), then waits for the replies. */
    HALF_CLOSE("half-close", Manner.KEEPS_RULES, Behaviours::halfClose),
    /** Connects, sends a few messages, leaves and connects again. */
    RECONNECT("reconnect", Manner.KEEPS_RULES, Behaviours::reconnect),
    /** Leaves with a reset, often inside a message. */
    RESET("reset", Manner.RUDE, Behaviours::reset),
    /** Sends and never reads. */
    NEVER_READS("never-reads", Manner.DEAF, Behaviours::neverReads),
    /** Sends a header that declares more or fewer bytes than follow. */
    WRONG_LENGTH("wrong-length", Manner.MISCOUNTS, Behaviours::wrongLength),
    /** Sends a header that counts characters instead of bytes. */
    CHARACTERS("characters", Manner.MISCOUNTS, Behaviours::characters),
    /** Sends text without a header. */
    NO_HEADER("no-header", Manner.MISCOUNTS, Behaviours::noHeader),
    /** Sends a message of 10 MB, or of the longest body of the framing. */
    HUGE("huge", Manner.RUDE, Behaviours::huge);

    /** The group of a kind: whether it keeps the rules, and whether it reads. */
    private enum Manner {
        KEEPS_RULES,
        RUDE,
        DEAF,
        MISCOUNTS
    }

    /** The behaviour of a client during one connection; the connection ends when it returns. */
    @FunctionalInterface
    interface Behaviour {
        void talk(Call call) throws IOException;
    }

    private final String word;
    private final Manner manner;
    private final Behaviour behaviour;

    Kind(String word, Manner manner, Behaviour behaviour) {
        this.word = word;
        this.manner = manner;
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
        return manner == Manner.KEEPS_RULES;
    }

    /** Returns whether the behaviour needs a length before the message; other framings cannot have it wrong. */
    public boolean miscounts() {
        return manner == Manner.MISCOUNTS;
    }

    boolean listens() {
        return manner != Manner.DEAF;
    }

    Behaviour behaviour() {
        return behaviour;
    }
}
