/** The one place where threads are made. */
@NullMarked
package switchboard.thread;

import org.jspecify.annotations.NullMarked;
