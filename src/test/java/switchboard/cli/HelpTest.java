package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.terminal.Transcript;

/** The text that {@code --help} prints. */
@Timeout(60)
class HelpTest {
    @TempDir
    Path folder;

    private static List<String> help(String... command) throws Exception {
        Transcript out = new Transcript();
        String[] args = Arrays.copyOf(command, command.length + 1);
        args[command.length] = "--help";
        CommandLineRunner.run(CommandContexts.printing(out), args);
        return out.lines();
    }

    /** Prints the help of every command, in a process of its own: picocli keeps the first standard error it sees. */
    static final class EveryHelp {
        private EveryHelp() {}

        public static void main(String... none) throws Exception {
            help().forEach(System.out::println);
            for (String word : Subcommand.words()) {
                help(word).forEach(System.out::println);
                for (String inner : Subcommand.of(word)
                        .orElseThrow()
                        .parser(CommandContexts.UNUSED)
                        .getSubcommands()
                        .keySet()) {
                    help(word, inner).forEach(System.out::println);
                }
            }
        }
    }

    @Test
    void theHelpOfEveryCommandWritesNothingToStandardError() throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EveryHelp.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
        assertEquals("", Files.readString(err, StandardCharsets.UTF_8));
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        assertTrue(printed.contains("5% of a small"), printed);
        assertTrue(printed.contains("sessions prune"), printed);
    }

    @Test
    void everyLineOfTheListOfLimitsIsIndentedAndFitsItsColumns() throws Exception {
        List<String> lines = help();
        List<String> limits =
                lines.subList(lines.indexOf("Limits for --limit, as they are unless given:") + 1, lines.size());
        assertTrue(limits.size() > LimitOption.values().length, limits.toString());
        for (String line : limits) {
            assertTrue(line.matches("  [a-z-]+=\\S+ +\\S.*| {27}\\S.*"), line);
        }
    }
}
