package switchboard.filter;

import switchboard.text.CodedText;

/**
 * A completion of a filter that is being typed. Immutable.
 *
 * @param replacement the text that replaces the characters from {@code from} to {@code to}
 * @param from the index of the first replaced character
 * @param to the index after the last replaced character
 * @param explanation the meaning of the completed condition
 */
public record Completion(String replacement, int from, int to, CodedText explanation) {}
