/**
 * The swarm: many clients in one process, tidy ones and others, against a server that may be anybody's.
 *
 * <p>What a kind of client does is a method of {@code Behaviours} and a constant of {@link
 * switchboard.client.swarm.Kind}; that is all it takes to add one. A {@link switchboard.client.swarm.Swarm} lets them
 * loose after a {@link switchboard.client.swarm.SwarmPlan} and counts what each of them did and saw, so that a test
 * can hold the server's own counts against it.
 */
@NullMarked
package switchboard.client.swarm;

import org.jspecify.annotations.NullMarked;
