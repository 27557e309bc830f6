/** How long a start takes, beside programs that do next to nothing. */
@NullMarked
package switchboard.bench.start;

import org.jspecify.annotations.NullMarked;
