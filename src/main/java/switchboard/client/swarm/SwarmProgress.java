package switchboard.client.swarm;

/**
 * How far a swarm is.
 *
 * @param connected clients that are connected
 * @param sent whole messages written
 * @param replies messages that came back
 */
public record SwarmProgress(int connected, long sent, long replies) {}
