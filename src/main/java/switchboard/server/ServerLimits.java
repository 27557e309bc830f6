package switchboard.server;

import java.time.Duration;

/**
 * How much the server takes before it says no. Immutable.
 *
 * @param callers who may connect
 * @param entry how long and how often a client may try to be let in
 * @param inbound what may come in
 * @param outbound what may wait to go out
 * @param parting how long a connection may take to end
 */
public record ServerLimits(Callers callers, Entry entry, Inbound inbound, Outbound outbound, Parting parting) {
    /** No message may be allowed to be longer than this: 16 MiB. */
    public static final int HARD_MAX_MESSAGE = 16 * 1024 * 1024;

    /** What holds unless an option says otherwise. */
    public static final ServerLimits DEFAULTS = new ServerLimits(
            new Callers(1_000, 32, 20, 40),
            new Entry(Duration.ofSeconds(10), 3, Duration.ofSeconds(60), Duration.ofSeconds(60)),
            new Inbound(1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(10), 8 * 1024, 64L * 1024 * 1024),
            new Outbound(8L * 1024 * 1024, 256, Duration.ofSeconds(10)),
            new Parting(Duration.ofSeconds(60), Duration.ofSeconds(2)));

    /**
     * Who may connect.
     *
     * @param most live connections at once; lowered to what the operating system's descriptors allow
     * @param perAddress live connections from one address
     * @param ratePerAddress new connections a second from one address
     * @param burstPerAddress how many may come at once before that rate counts
     * @param loopbackExempt whether these three, and the pause after wrong class codes, spare this computer
     */
    public record Callers(int most, int perAddress, int ratePerAddress, int burstPerAddress, boolean loopbackExempt) {
        /** Spares this computer. */
        public Callers(int most, int perAddress, int ratePerAddress, int burstPerAddress) {
            this(most, perAddress, ratePerAddress, burstPerAddress, true);
        }

        /** Check the one that people set. */
        public Callers {
            if (most < 1) {
                throw new IllegalArgumentException("at least 1 client must be allowed, not " + most);
            }
        }
    }

    /**
     * How long and how often a client may try to be let in.
     *
     * @param handshake how long a TLS handshake may take
     * @param codeAttempts how many class codes a client may try, and an address before it has to wait
     * @param codeTime how long a client may take to say the class code
     * @param longestPause how long an address has to wait at most after many wrong codes
     */
    public record Entry(Duration handshake, int codeAttempts, Duration codeTime, Duration longestPause) {}

    /**
     * What may come in.
     *
     * @param maxMessage longest body of a message, in bytes, at most {@value #HARD_MAX_MESSAGE}
     * @param headerTime how long a header may take from its first byte on
     * @param bodyTime how long a body may take, besides its length over {@code bodyRate}
     * @param bodyRate bytes a second that a body must at least arrive with
     * @param bytes bytes of incomplete messages of all clients together
     */
    public record Inbound(int maxMessage, Duration headerTime, Duration bodyTime, int bodyRate, long bytes) {
        /** Check the one that people set. */
        public Inbound {
            if (maxMessage < 1 || maxMessage > HARD_MAX_MESSAGE) {
                throw new IllegalArgumentException(
                        "the longest message must be 1 to " + HARD_MAX_MESSAGE + " bytes, not " + maxMessage);
            }
        }

        /** Returns how long a frame may take after its first byte, in nanoseconds; its header if 0 are promised. */
        long frameNanos(int promised) {
            return promised == 0
                    ? headerTime.toNanos()
                    : headerTime.toNanos() + bodyTime.toNanos() + promised * 1_000_000_000L / bodyRate;
        }
    }

    /**
     * What may wait to go out to one client.
     *
     * @param bytes bytes that may wait
     * @param frames messages that may wait
     * @param stall how long it may take nothing while something waits for it
     */
    public record Outbound(long bytes, int frames, Duration stall) {}

    /**
     * How long a connection may take to end.
     *
     * @param answerTime how long a client that finished sending can still be answered
     * @param politeTime how long one that is being disconnected is given to read what was sent last
     */
    public record Parting(Duration answerTime, Duration politeTime) {}

    /** Returns the same with another number of connections. */
    public ServerLimits withMaxConnections(int connections) {
        return with(new Callers(
                connections,
                callers.perAddress,
                callers.ratePerAddress,
                callers.burstPerAddress,
                callers.loopbackExempt));
    }

    /** Returns the same with other bounds on who may connect. */
    public ServerLimits with(Callers other) {
        return new ServerLimits(other, entry, inbound, outbound, parting);
    }

    /** Returns the same with another longest message, in bytes. */
    public ServerLimits withMaxMessage(int bytes) {
        Inbound other = new Inbound(bytes, inbound.headerTime, inbound.bodyTime, inbound.bodyRate, inbound.bytes);
        return new ServerLimits(callers, entry, other, outbound, parting);
    }

    /** Returns the same with other bounds on being let in. */
    public ServerLimits with(Entry other) {
        return new ServerLimits(callers, other, inbound, outbound, parting);
    }

    /** Returns the same with another bound on what comes in. */
    public ServerLimits with(Inbound other) {
        return new ServerLimits(callers, entry, other, outbound, parting);
    }

    /** Returns the same with another bound on what waits for a client. */
    public ServerLimits with(Outbound other) {
        return new ServerLimits(callers, entry, inbound, other, parting);
    }

    /** Returns the same with other times to end. */
    public ServerLimits with(Parting other) {
        return new ServerLimits(callers, entry, inbound, outbound, other);
    }
}
