package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.terminal.Transcript;

/** The manual names every option that the program's help names, and no other. */
@Timeout(20)
class ManualOptionsTest {
    private static final Path MANUAL = Path.of("src/docs/manual.md");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theManualNamesTheOptionsThatExist() throws Exception {
        List<String> commands = new ArrayList<>(List.of(""));
        for (Subcommand command : Subcommand.values()) {
            commands.add(command.word());
            command.parser(CommandContexts.UNUSED)
                    .getSubcommands()
                    .keySet()
                    .forEach(word -> commands.add(command.word() + " " + word));
        }
        Set<String> known = new TreeSet<>();
        for (String command : commands) {
            String[] arguments = (command + " --help").strip().split(" ");
            Transcript out = new Transcript();
            CommandLineParser.parse(CommandContexts.printing(out), arguments).call();
            String help = String.join("\n", out.lines());
            Set<String> options = options(help);
            assertTrue(options.contains("--help"), command + ": " + help);
            known.addAll(options);
        }
        assertEquals(known, options(Files.readString(MANUAL)));
    }
}
