package switchboard.client.swarm;

/**
 * The progress of a swarm.
 *
 * <p>Immutable.
 *
 * @param connected clients that are connected now
 * @param sent complete messages written
 * @param replies messages received
 */
public record SwarmProgress(int connected, long sent, long replies) {}
