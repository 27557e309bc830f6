/** The program that {@code run.sh} and {@code run.bat} call before the build: it needs nothing but a JDK. */
@NullMarked
package switchboard.launch;

import org.jspecify.annotations.NullMarked;
