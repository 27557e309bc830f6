/**
 * What the program says to people, as data: a stable code with typed arguments, and one place that makes a sentence
 * of it.
 *
 * <p>Everything below the window passes on a {@link switchboard.text.CodedText}. A {@link
 * switchboard.text.TextRenderer} turns it into a sentence at the edge: the window in the user's language; console,
 * exports and session file in the documented English, whatever the locale. The sentences stand in one bundle an area,
 * in the resources of this package.
 *
 * <p>The codes of all areas stand here and not in the packages that use them, because a session file is read by code
 * that knows neither the server nor the client whose sentences it holds. Depends on nothing else of the program, so
 * that everything can depend on it.
 */
@NullMarked
package switchboard.text;

import org.jspecify.annotations.NullMarked;
