/**
 * The operating system: folders, ports, open files, and explanations of failures, because the system's own messages are
 * in the user's language.
 */
@NullMarked
package switchboard.system;

import org.jspecify.annotations.NullMarked;
