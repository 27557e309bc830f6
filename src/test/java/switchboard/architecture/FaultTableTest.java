package switchboard.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README's table of faults names tests that are there, and says rightly how each is run. */
@Timeout(20)
class FaultTableTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final int FEWEST_CASES = 30;

    /** A row: which tests, and whether these are all of the kind that takes minutes. */
    private record Row(String line, List<String[]> tests, boolean isLong) {}

    private static List<Row> rows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("\n## Faults and their tests\n");
        assertTrue(from >= 0, "the README has the section");
        List<Row> rows = new ArrayList<>();
        for (String line : readme.substring(from, readme.indexOf("\n## ", from + 1))
                .lines()
                .toList()) {
            List<String[]> tests = new ArrayList<>();
            Matcher named = NAMED.matcher(line);
            while (line.startsWith("|") && named.find()) {
                tests.add(new String[] {named.group(1), named.group(2)});
            }
            if (!tests.isEmpty()) {
                rows.add(new Row(line, tests, line.contains("| `test --long` |")));
            }
        }
        return rows;
    }

    /** Return the source of a test class of that simple name. */
    private static String source(String name) throws IOException {
        try (Stream<Path> all = Files.walk(TESTS)) {
            List<Path> found = all.filter(file -> file.endsWith(name + ".java")).toList();
            assertEquals(1, found.size(), "one class " + name + ": " + found);
            return Files.readString(found.getFirst());
        }
    }

    /** Return the annotations of a method with no result, its class's "long" among them; empty if there is none. */
    private static Optional<String> annotations(String source, String method) {
        Matcher found = Pattern.compile(
                        "((?:^ {4}@.*\\n(?:^ {8,}.*\\n)*)*)^ {4}(?:public )?void " + method + "\\(", Pattern.MULTILINE)
                .matcher(source);
        String ofClass = source.contains("\n@Tag(\"long\")") ? "@Tag(\"long\")" : "";
        return found.find() ? Optional.of(ofClass + found.group(1)) : Optional.empty();
    }

    @Test
    void everyTestThatIsNamedIsThereAndIsRunAsIsSaid() throws IOException {
        List<Row> rows = rows();
        assertTrue(rows.size() >= FEWEST_CASES, rows.size() + " cases");
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            for (String[] test : row.tests()) {
                String name = test[0] + "." + test[1];
                Optional<String> annotations = annotations(source(test[0]), test[1]);
                if (annotations.filter(all -> all.contains("Test")).isEmpty()) {
                    wrong.add("there is no test " + name);
                } else if (annotations.get().contains("@Tag(\"long\")") != row.isLong()) {
                    wrong.add(name + " is not run by what its row says");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
