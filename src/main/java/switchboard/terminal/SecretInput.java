package switchboard.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The ways to give the program a secret that the list of processes does not show.
 *
 * <p>Used by one thread.
 */
public interface SecretInput {
    /** Neither a variable nor a terminal. */
    SecretInput NONE = new SecretInput() {
        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.empty();
        }
    };

    /** Returns the value of an environment variable; empty if it is not set, or set to nothing. */
    Optional<String> variable(String name);

    /**
     * Asks at the terminal and waits for a line, which is not shown while it is typed. Returns an empty text at the end
     * of the input, and nothing if standard input and output are not both a terminal.
     */
    Optional<String> ask(String question);

    /** Returns the environment and the terminal of this process. */
    static SecretInput ofProcess() {
        return new SecretInput() {
            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
            }

            @Override
            public Optional<String> ask(String question) {
                Console console = System.console();
                if (console == null || isInputRedirected()) {
                    return Optional.empty();
                }
                char[] typed = console.readPassword("%s", question);
                return Optional.of(typed == null ? "" : new String(typed));
            }
        };
    }

    /** Returns whether standard input is known to be no terminal: some versions of Java have a console all the same. */
    private static boolean isInputRedirected() {
        Path input = Path.of("/proc/self/fd/0");
        try {
            return Files.isSymbolicLink(input)
                    && !Files.readSymbolicLink(input).toString().matches("/dev/(pts/|tty|console).*");
        } catch (IOException unknown) {
            return false;
        }
    }
}
