/** The price of recording: the program with and without it, and a server that records by plain JDBC. */
@NullMarked
package switchboard.bench.recording;

import org.jspecify.annotations.NullMarked;
