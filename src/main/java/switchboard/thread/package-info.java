/** Creates all threads of the program and sets their priorities. */
@NullMarked
package switchboard.thread;

import org.jspecify.annotations.NullMarked;
