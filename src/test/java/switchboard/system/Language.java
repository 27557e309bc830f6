package switchboard.system;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A language for processes that tests start: that of the operating system's messages, and that of Java's numbers.
 *
 * <p>German and Turkish have translated messages in glibc; Turkish also has its own lower case of I. Egypt and Iran use
 * other digits.
 */
public enum Language {
    GERMAN("de", "DE"),
    TURKISH("tr", "TR"),
    ARABIC("ar", "EG"),
    PERSIAN("fa", "IR");

    private static final Path COMPILED = Path.of("target", "locales");
    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    private final String language;
    private final String country;

    Language(String language, String country) {
        this.language = language;
        this.country = country;
    }

    private String locale() {
        return language + "_" + country + ".UTF-8";
    }

    /** Returns the flags that set the user's language in Java, on any system. */
    public List<String> flags() {
        return List.of("-Duser.language=" + language, "-Duser.country=" + country);
    }

    /**
     * Sets the language of a process, on Linux that of the operating system's messages too.
     *
     * <p>If the system lacks the language the test is skipped; with the environment variable {@code CI} it fails.
     * {@code ./run.sh test} installs the needed files.
     */
    public ProcessBuilder in(ProcessBuilder process) {
        if (LINUX) {
            process.environment().putAll(environment());
        }
        return process;
    }

    private Map<String, String> environment() {
        Map<String, String> installed = Map.of("LC_ALL", locale());
        Map<String, String> compiled =
                Map.of("LC_ALL", locale(), "LOCPATH", COMPILED.toAbsolutePath().toString());
        try {
            if (isKnown(installed)) {
                return installed;
            }
            if (!isKnown(compiled)) {
                compile();
            }
            if (isKnown(compiled)) {
                return compiled;
            }
        } catch (IOException noTools) {
            return missing(noTools.getMessage());
        }
        return missing("localedef could not make it");
    }

    private Map<String, String> missing(String why) {
        String sentence = "The locale " + locale() + " is not there: " + why;
        return System.getenv("CI") == null ? abort(sentence) : fail(sentence);
    }

    private static boolean isKnown(Map<String, String> environment) throws IOException {
        ProcessBuilder asking = new ProcessBuilder("locale", "charmap").redirectErrorStream(true);
        asking.environment().remove("LOCPATH");
        asking.environment().putAll(environment);
        return printed(asking).strip().equals("UTF-8");
    }

    private void compile() throws IOException {
        Files.createDirectories(COMPILED);
        // Created in a separate folder first, because tests may run in parallel.
        Path part = Files.createTempDirectory(COMPILED, "part");
        printed(new ProcessBuilder(
                        "localedef",
                        "-i",
                        language + "_" + country,
                        "-f",
                        "UTF-8",
                        part.resolve(locale()).toString())
                .redirectErrorStream(true));
        if (Files.isDirectory(part.resolve(locale()))) {
            Files.move(part.resolve(locale()), COMPILED.resolve(locale()));
        }
        Files.delete(part);
    }

    private static String printed(ProcessBuilder tool) throws IOException {
        Process process = tool.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
