/**
 * The swarm: many clients in one process, correct and incorrect ones, against a server that may be any program.
 *
 * <p>A method of {@code ClientBehaviours} and a constant of {@link switchboard.client.swarm.ClientKind} define a kind
 * of client. A {@link switchboard.client.swarm.Swarm} runs the clients of a
 * {@link switchboard.client.swarm.SwarmPlan} and counts their results, so that a test can compare them with the
 * server's own counts.
 */
@NullMarked
package switchboard.client.swarm;

import org.jspecify.annotations.NullMarked;
