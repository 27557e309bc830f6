/**
 * Fuzzes the parts that parse foreign input with random bytes, guided by code coverage.
 *
 * <p>Inputs and conditions are beside the tests of each part; this package has the runners: the seeds in every test
 * run, and Jazzer in a process of its own, because its agent changes the classes of its process.
 */
@NullMarked
package switchboard.fuzz;

import org.jspecify.annotations.NullMarked;
