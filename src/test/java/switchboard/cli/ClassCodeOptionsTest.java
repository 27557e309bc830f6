package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.terminal.SecretInput;
import switchboard.terminal.Transcript;

/** The ways to give the class code to each command that takes one. */
@Timeout(20)
class ClassCodeOptionsTest {
    private static final List<String> COMMANDS = List.of("", "client ::1 5", "swarm ::1 5", "replay a.db ::1 5");

    @TempDir
    Path folder;

    private InputStream in = InputStream.nullInputStream();
    private String variable = "";
    private Optional<String> typed = Optional.empty();
    private final List<String> questions = new ArrayList<>();

    private final SecretInput secrets = new SecretInput() {
        @Override
        public Optional<String> variable(String name) {
            return Optional.of(variable).filter(value -> name.equals("SWITCHBOARD_CODE") && !value.isEmpty());
        }

        @Override
        public Optional<String> ask(String question) {
            questions.add(question);
            return typed;
        }
    };

    /** Returns the code that a command takes with these options; the options of the server are parsed in both ways. */
    private String code(String command, String... options) throws UsageException {
        List<String> all = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        all.addAll(List.of(options));
        String[] args = all.toArray(String[]::new);
        CommandContext context = CommandContexts.with(new Transcript(), in, secrets);
        return switch (CommandLineParser.parse(context, args)) {
            case ServerCommand server ->
                server.options().listeners().getFirst().code().word();
            case ClientCommand client -> client.options().code();
            case SwarmCommand swarm -> swarm.plan().code();
            case ReplayCommand replay -> replay.plan().options().code().word();
            default -> throw new AssertionError(command);
        };
    }

    @Test
    void eachCommandTakesItFromAFileFromStandardInputTheTerminalAndTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("code"), "\uFEFFpear-7 \u017e\r\nsecond line\n");
        for (String command : COMMANDS) {
            assertEquals("", code(command));
            assertEquals("pear-7 \u017e", code(command, "--code-file", file.toString()));
            in = new ByteArrayInputStream("piped-1\nlist\n".getBytes(StandardCharsets.UTF_8));
            assertEquals("piped-1", code(command, "--code-file", "-"));
            assertEquals(
                    "list\n", new String(in.readAllBytes(), StandardCharsets.UTF_8), "the rest is for the program");
            typed = Optional.of("typed-2");
            assertEquals("typed-2", code(command, "--code-file", "-"));
            typed = Optional.empty();
            variable = "hidden-3";
            assertEquals("hidden-3", code(command));
            assertEquals("said-4", code(command, "--code", "said-4"));
            assertEquals("", code(command, "--code", ""), "none at all");
            assertEquals("pear-7 \u017e", code(command, "--code-file", file.toString()));
            variable = "";
        }
        assertEquals(List.of("Class code: "), questions.stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--code a --code-file - | --code and --code-file exclude each other: give one of them.",
                "--code-file - | --code-file - has no class code in its first line.",
                "--code-file missing | --code-file missing cannot be read: missing does not exist.",
            })
    void whatIsWrongIsOneSentenceForEachCommand(String options, String sentence) {
        for (String command : COMMANDS) {
            UsageException wrong = assertThrows(UsageException.class, () -> code(command, options.split(" ")));
            assertEquals(sentence, wrong.getMessage());
        }
    }

    @Test
    void aCodeInAnotherEncodingIsToldForEachCommand() throws Exception {
        Path file = folder.resolve("code");
        for (byte[] other : List.of(
                "\uFEFFpear-7\r\n".getBytes(StandardCharsets.UTF_16LE),
                "pear-7\r\n".getBytes(StandardCharsets.UTF_16LE),
                "pear-7\r\n".getBytes(StandardCharsets.UTF_16),
                "p\u00EAche\n".getBytes(StandardCharsets.ISO_8859_1))) {
            Files.write(file, other);
            for (String command : COMMANDS) {
                for (String from : List.of(file.toString(), "-")) {
                    in = new ByteArrayInputStream(other);
                    UsageException wrong = assertThrows(UsageException.class, () -> code(command, "--code-file", from));
                    assertEquals(
                            "--code-file " + from + " is not UTF-8: save it as UTF-8.", wrong.getMessage(), command);
                }
            }
        }
    }

    @Test
    void aLineThatIsTooLongIsToldAsSuchWhereverACharacterIsCut() throws Exception {
        for (String before : List.of("", "a", "ab", "abc")) {
            Path file = Files.writeString(folder.resolve("code"), before + "\uD83D\uDE00".repeat(300));
            UsageException wrong = assertThrows(UsageException.class, () -> code("", "--code-file", file.toString()));
            assertEquals("--code-file needs one line of at most 64 characters.", wrong.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300, 100_000})
    void aCodeThatIsTooLongIsNotRepeated(int length) throws Exception {
        variable = "x".repeat(length);
        Path file = Files.writeString(folder.resolve("code"), variable);
        for (String command : COMMANDS) {
            for (String[] options : new String[][] {{}, {"--code", variable}, {"--code-file", file.toString()}}) {
                UsageException wrong = assertThrows(UsageException.class, () -> code(command, options));
                assertFalse(String.valueOf(wrong.getMessage()).contains("xx"), "it is repeated");
            }
        }
    }
}
