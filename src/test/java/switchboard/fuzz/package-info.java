/**
 * Feed the parts that read what strangers wrote with bytes by chance, guided by what they reach.
 *
 * <p>What is fed and what must hold stands beside the tests of each part; here stands who runs it: seeds in every test
 * run, and Jazzer in a Java of its own, because its agent rewrites the classes of the one it is in.
 */
@NullMarked
package switchboard.fuzz;

import org.jspecify.annotations.NullMarked;
