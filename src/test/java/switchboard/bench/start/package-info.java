/** The time of a start, compared with minimal programs. */
@NullMarked
package switchboard.bench.start;

import org.jspecify.annotations.NullMarked;
