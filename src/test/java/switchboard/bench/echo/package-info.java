/**
 * The echo bench: one load generator and several servers, each in a process of its own, with the same work for all.
 *
 * <p>{@link switchboard.bench.echo.EchoBench} runs the measurements in rounds; each class describes what it measures.
 */
@NullMarked
package switchboard.bench.echo;

import org.jspecify.annotations.NullMarked;
