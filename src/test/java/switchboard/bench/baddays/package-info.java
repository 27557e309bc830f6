/**
 * One machine's bad days: the program in processes of its own, as it is shipped, while disk, clock, clients and signals
 * do their worst; and a model of what its files must hold then.
 */
@NullMarked
package switchboard.bench.baddays;

import org.jspecify.annotations.NullMarked;
