/**
 * The cost of the parts of the server's path, each alone, measured with JMH.
 *
 * <p>Each class of benchmarks is one part; {@link switchboard.bench.parts.PartsBench} runs them.
 */
@NullMarked
package switchboard.bench.parts;

import org.jspecify.annotations.NullMarked;
