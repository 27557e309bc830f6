package switchboard.client.swarm;

import java.io.IOException;

/** The kinds of clients. */
public enum Kind {
    /** A message, its answer, the next message. */
    TIDY("tidy", Manner.KEEPS_RULES, Behaviours::tidy),
    /** Many messages in one go, without waiting for answers. */
    CHATTY("chatty", Manner.KEEPS_RULES, Behaviours::chatty),
    /** One byte at a time. */
    SLOW("slow", Manner.KEEPS_RULES, Behaviours::slow),
    /** Texts that are hard on whoever shows them. */
    EMOJI("emoji", Manner.KEEPS_RULES, Behaviours::emoji),
    /** Finishes sending, then waits for the answers. */
    HALF_CLOSE("half-close", Manner.KEEPS_RULES, Behaviours::halfClose),
    /** Comes, says little, leaves, comes again. */
    RECONNECT("reconnect", Manner.KEEPS_RULES, Behaviours::reconnect),
    /** Leaves by a reset, often inside a message. */
    RESET("reset", Manner.RUDE, Behaviours::reset),
    /** Sends and never reads. */
    NEVER_READS("never-reads", Manner.DEAF, Behaviours::neverReads),
    /** A header that says more or less than what follows. */
    WRONG_LENGTH("wrong-length", Manner.MISCOUNTS, Behaviours::wrongLength),
    /** A header that counts characters where bytes are meant. */
    CHARACTERS("characters", Manner.MISCOUNTS, Behaviours::characters),
    /** Text without a header. */
    NO_HEADER("no-header", Manner.MISCOUNTS, Behaviours::noHeader),
    /** A message of 10 MB, or of the most that the framing carries. */
    HUGE("huge", Manner.RUDE, Behaviours::huge);

    /** What can be expected of a kind, and for it. */
    private enum Manner {
        KEEPS_RULES,
        RUDE,
        DEAF,
        MISCOUNTS
    }

    /** What a client does with one connection; it ends when that returns. */
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

    /** Returns whether the server owes it something: to be let in, to be kept until it leaves, to be answered. */
    public boolean keepsRules() {
        return manner == Manner.KEEPS_RULES;
    }

    /**
     * Returns whether it is about a length in front of the message, so that other framings have nothing to get wrong.
     */
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
