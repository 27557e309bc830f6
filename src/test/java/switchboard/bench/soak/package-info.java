/** Keeps the whole program busy for half an hour behind a faulty network and checks that its state does not drift. */
@NullMarked
package switchboard.bench.soak;

import org.jspecify.annotations.NullMarked;
