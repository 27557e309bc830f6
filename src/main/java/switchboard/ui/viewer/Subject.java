package switchboard.ui.viewer;

import java.nio.file.Path;

/**
 * The session that a viewer shows. Immutable.
 *
 * @param file where it lies
 * @param name what people call it
 * @param notice what a person should know about it, in a sentence; empty for nothing
 * @param live whether it is being recorded, so that it may grow
 */
public record Subject(Path file, String name, String notice, boolean live) {}
