/**
 * Keep the whole program busy for half an hour behind a bad network, and see whether it is then what it was before.
 */
@NullMarked
package switchboard.bench.soak;

import org.jspecify.annotations.NullMarked;
