/** Text search without regard to case, on characters and on UTF-8 bytes. Independent of filters; no threads. */
@NullMarked
package switchboard.filter.text;

import org.jspecify.annotations.NullMarked;
