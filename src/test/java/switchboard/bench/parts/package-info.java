/**
 * What the parts of the server's path cost, each alone, measured by JMH.
 *
 * <p>Each class of benchmarks is one part; {@link switchboard.bench.parts.PartsBench} runs them.
 */
@NullMarked
package switchboard.bench.parts;

import org.jspecify.annotations.NullMarked;
