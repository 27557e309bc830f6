/**
 * The echo bench: one load generator, several servers, each in a process of its own, the same work for all.
 *
 * <p>What each class measures stands in it; {@link switchboard.bench.echo.EchoBench} runs them in rounds.
 */
@NullMarked
package switchboard.bench.echo;

import org.jspecify.annotations.NullMarked;
