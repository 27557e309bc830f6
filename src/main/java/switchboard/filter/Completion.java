package switchboard.filter;

import switchboard.text.CodedText;

/**
 * A way to go on with a filter that is being typed. Immutable.
 *
 * @param replacement what to put in the place of the characters from {@code from} to {@code to}
 * @param from the first character that is replaced
 * @param to the character behind the last one that is replaced
 * @param explanation what it would mean
 */
public record Completion(String replacement, int from, int to, CodedText explanation) {}
