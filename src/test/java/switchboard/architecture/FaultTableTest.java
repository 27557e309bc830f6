package switchboard.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the tables of faults: its tests exist, and it tells correctly how each is run. */
@Timeout(20)
class FaultTableTest {
    private static final Path FAULTS = Path.of("src/docs/faults.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final String LONG = "@Tag(\"long\")";
    private static final int FEWEST_CASES = 30;

    /** A row: its tests, and whether these are all long ones. */
    private record Row(String line, List<String[]> tests, boolean isLong) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FAULTS)) {
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

    /** Returns the tests' source files by the names of their classes. */
    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        try (Stream<Path> all = Files.walk(TESTS)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = String.valueOf(file.getFileName());
                sources.put(name.substring(0, name.length() - ".java".length()), file);
            });
        }
        return sources;
    }

    /**
     * Returns the annotations before a method without a result, and whether its class is "long"; empty if there is no
     * such method.
     */
    private static Optional<String> annotations(List<String> source, String method) {
        for (int at = 0; at < source.size(); at++) {
            String line = source.get(at);
            if (line.startsWith("    void " + method + "(") || line.startsWith("    public void " + method + "(")) {
                int from = at;
                while (from > 0 && !source.get(from - 1).isBlank()) {
                    from--;
                }
                String ofClass = source.contains(LONG) ? LONG : "";
                return Optional.of(ofClass + String.join("\n", source.subList(from, at)));
            }
        }
        return Optional.empty();
    }

    @Test
    void everyTestThatIsNamedIsThereAndIsRunAsIsSaid() throws IOException {
        List<Row> rows = rows();
        assertTrue(rows.size() >= FEWEST_CASES, rows.size() + " cases");
        List<String> wrong = new ArrayList<>();
        Map<String, Path> sources = sources();
        for (Row row : rows) {
            for (String[] test : row.tests()) {
                String name = test[0] + "." + test[1];
                Optional<String> annotations = sources.containsKey(test[0])
                        ? annotations(Files.readAllLines(sources.get(test[0])), test[1])
                        : Optional.empty();
                if (annotations.filter(all -> all.contains("Test")).isEmpty()) {
                    wrong.add("there is no test " + name);
                } else if (annotations.get().contains(LONG) != row.isLong()) {
                    wrong.add(name + " is not run by what its row says");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
