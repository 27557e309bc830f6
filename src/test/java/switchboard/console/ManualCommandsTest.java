package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The manual's table of console commands has every command that {@code help} lists. */
@Timeout(20)
class ManualCommandsTest {
    @Test
    void theManualNamesEveryCommand() throws Exception {
        String manual = Files.readString(Path.of("src/docs/manual.md"));
        int from = manual.indexOf("\n## The console\n");
        String section = manual.substring(from, manual.indexOf("\n## ", from + 1));
        List<String> words =
                CommandParser.HELP.lines().map(line -> line.split(" ", 2)[0]).toList();
        assertTrue(words.size() > 10, words.toString());
        List<String> options = CommandParser.HELP
                .lines()
                .filter(line -> line.matches("\\w+ -[a-z] .*"))
                .map(line -> line.substring(0, line.indexOf(' ') + 3))
                .toList();
        assertEquals(List.of("send -e", "send -x", "send -f", "send -r"), options);
        options.forEach(option -> assertTrue(section.contains("`" + option + " "), option));
        assertEquals(
                List.of(),
                words.stream()
                        .filter(word -> !section.matches("(?s).*\n\\|[^\n|]*`" + word + "\\b.*"))
                        .toList());
    }
}
