package switchboard.server.context;

import java.time.Duration;
import switchboard.wire.Message;

/**
 * The server's limits. Immutable.
 *
 * @param connectionLimits the limits on connections
 * @param handshakeLimits the limits on the TLS handshake and the class code
 * @param inbound the limits on received messages
 * @param outbound the limits on the send queue of one client
 * @param closingLimits the limits on the end of a connection
 */
public record ServerLimits(
        Connections connectionLimits,
        Handshake handshakeLimits,
        Inbound inbound,
        Outbound outbound,
        Closing closingLimits) {
    /** The upper bound of the setting {@link Inbound#maxMessage}, in bytes: 16 MiB. */
    public static final int HARD_MAX_MESSAGE = Message.LONGEST_BODY;

    /** The limits that apply unless an option sets others. */
    public static final ServerLimits DEFAULTS = new ServerLimits(
            new Connections(1_000, 32, 20, 40),
            new Handshake(Duration.ofSeconds(10), 3, Duration.ofSeconds(60), Duration.ofSeconds(60), 10),
            new Inbound(1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(10), 8 * 1024, 64L * 1024 * 1024),
            new Outbound(8L * 1024 * 1024, 256, Duration.ofSeconds(10)),
            new Closing(Duration.ofSeconds(60), Duration.ofSeconds(2)));

    /**
     * The limits on connections. An address is an IPv4 address or an IPv6 /64, see
     * {@link switchboard.model.AddressRange#counted()}.
     *
     * @param most live connections at once; also limited by the operating system's file descriptors
     * @param perAddress live connections from one address
     * @param ratePerAddress new connections a second from one address
     * @param burstPerAddress new connections at once from one address before that rate applies
     * @param loopbackExempt whether loopback addresses are exempt from these three and from
     *     {@link Inbound#receiveRate}, and the clients of the user who runs the server from the pause after wrong class
     *     codes
     */
    public record Connections(
            int most, int perAddress, int ratePerAddress, int burstPerAddress, boolean loopbackExempt) {
        /** Creates limits that exempt loopback addresses. */
        public Connections(int most, int perAddress, int ratePerAddress, int burstPerAddress) {
            this(most, perAddress, ratePerAddress, burstPerAddress, true);
        }

        /** Checks the value that an option sets. */
        public Connections {
            if (most < 1) {
                throw new IllegalArgumentException("at least 1 client must be allowed, not " + most);
            }
        }
    }

    /**
     * The limits on the TLS handshake and the class code.
     *
     * @param handshake the time for a TLS handshake
     * @param codeAttempts the class codes that a client may try, and that an address may try before it has to wait
     * @param codeTime the time for the class code
     * @param longestPause the longest time that an address has to wait after many wrong codes
     * @param codeRate the wrong class codes a second of all addresses together, and of those at once
     */
    public record Handshake(
            Duration handshake, int codeAttempts, Duration codeTime, Duration longestPause, int codeRate) {}

    /**
     * The limits on received messages.
     *
     * @param maxMessage the longest body of a message, in bytes, at most {@value #HARD_MAX_MESSAGE}
     * @param headerTime the time for a header from its first byte on
     * @param bodyTime the time for a body, in addition to its length divided by {@code bodyRate}
     * @param bodyRate the lowest rate at which a body has to arrive, in bytes a second
     * @param bytes the bytes of incomplete messages of all clients together
     * @param receiveRate the bytes a second that are read from one client; not for loopback addresses that are exempt
     */
    public record Inbound(
            int maxMessage, Duration headerTime, Duration bodyTime, int bodyRate, long bytes, int receiveRate) {
        /** Creates limits with the usual rate of one client, 16 MiB a second. */
        public Inbound(int maxMessage, Duration headerTime, Duration bodyTime, int bodyRate, long bytes) {
            this(maxMessage, headerTime, bodyTime, bodyRate, bytes, 16 * 1024 * 1024);
        }

        /** Checks the value that an option sets. */
        public Inbound {
            if (maxMessage < 1 || maxMessage > HARD_MAX_MESSAGE) {
                throw new IllegalArgumentException(
                        "the longest message must be 1 to " + HARD_MAX_MESSAGE + " bytes, not " + maxMessage);
            }
        }

        /**
         * Returns the time for a frame from its first byte on, in nanoseconds.
         *
         * @param promised the length of the body that the header states, in bytes; 0 for the time of the header alone
         */
        public long frameNanos(int promised) {
            return promised == 0
                    ? headerTime.toNanos()
                    : headerTime.toNanos() + bodyTime.toNanos() + promised * 1_000_000_000L / bodyRate;
        }
    }

    /**
     * The limits on the send queue of one client.
     *
     * @param bytes the bytes that may be queued
     * @param frames the messages that may be queued
     * @param stall the time in which a client has to take at least one chunk of a write
     */
    public record Outbound(long bytes, int frames, Duration stall) {}

    /**
     * The limits on the end of a connection.
     *
     * @param answerTime the time in which a client that finished sending can be answered
     * @param disconnectTime the time of a lingering close
     */
    public record Closing(Duration answerTime, Duration disconnectTime) {}

    /** Returns these limits with another number of connections. */
    public ServerLimits withMaxConnections(int connections) {
        return with(new Connections(
                connections,
                connectionLimits.perAddress,
                connectionLimits.ratePerAddress,
                connectionLimits.burstPerAddress,
                connectionLimits.loopbackExempt));
    }

    /** Returns these limits with others on connections. */
    public ServerLimits with(Connections other) {
        return new ServerLimits(other, handshakeLimits, inbound, outbound, closingLimits);
    }

    /** Returns these limits with another longest message, in bytes. */
    public ServerLimits withMaxMessage(int bytes) {
        Inbound other = new Inbound(
                bytes, inbound.headerTime, inbound.bodyTime, inbound.bodyRate, inbound.bytes, inbound.receiveRate);
        return new ServerLimits(connectionLimits, handshakeLimits, other, outbound, closingLimits);
    }

    /** Returns these limits with others on the TLS handshake and the class code. */
    public ServerLimits with(Handshake other) {
        return new ServerLimits(connectionLimits, other, inbound, outbound, closingLimits);
    }

    /** Returns these limits with others on received messages. */
    public ServerLimits with(Inbound other) {
        return new ServerLimits(connectionLimits, handshakeLimits, other, outbound, closingLimits);
    }

    /** Returns these limits with others on the send queue. */
    public ServerLimits with(Outbound other) {
        return new ServerLimits(connectionLimits, handshakeLimits, inbound, other, closingLimits);
    }

    /** Returns these limits with others on the end of a connection. */
    public ServerLimits with(Closing other) {
        return new ServerLimits(connectionLimits, handshakeLimits, inbound, outbound, other);
    }
}
