package switchboard.ui.viewer;

import java.nio.file.Path;

/**
 * The session that a viewer shows. Immutable.
 *
 * @param file the session's file
 * @param name the session's name
 * @param notice a sentence about the session for the user; empty for none
 * @param live whether it is being recorded and may grow
 */
public record ViewedSession(Path file, String name, String notice, boolean live) {}
