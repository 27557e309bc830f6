/**
 * Texts for people as data: a stable code with typed arguments, and a renderer that turns it into a sentence.
 *
 * <p>Everything below the window passes on a {@link switchboard.text.CodedText}. A {@link
 * switchboard.text.TextRenderer} turns it into a sentence at the edge: the window in the user's language; console,
 * exports and session file in the documented English, in every locale. The sentences of an area are in one bundle in
 * the resources of this package.
 *
 * <p>The codes of all areas are in this package and not in those that use them, because a session file is read by code
 * that knows neither the server nor the client whose sentences it holds. This package depends on no other one of the
 * program, so that every other one can depend on it.
 */
@NullMarked
package switchboard.text;

import org.jspecify.annotations.NullMarked;
