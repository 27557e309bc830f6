package switchboard.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README stays short, and whatever the documents point to exists: files, headings, types and their members. */
@Timeout(20)
class DocumentsTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCUMENTS = Path.of("src/docs");
    private static final int MOST_README_BYTES = 12_000;
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]\n]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    /** A type, or a member of one: {@code Fact.Received}, {@code Edt.later}. */
    private static final Pattern TYPE = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+)(?:\\.\\w+)*)?");

    /** Documents that speak of the code. */
    private static final List<String> ABOUT_CODE = List.of("architecture.md", "contributing.md", "security.md");

    private static final Set<String> OF_OTHERS = Set.of("ReentrantLock");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> all = Files.list(DOCUMENTS)) {
            return Stream.concat(
                            Stream.of(README),
                            all.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    private static String prose(Path document) throws IOException {
        return FENCED.matcher(Files.readString(document)).replaceAll("");
    }

    /** Returns the anchors of a document's headings, as GitHub makes them. */
    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(prose(document));
        while (heading.find()) {
            String words = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd} _-]", "");
            String anchor = words.replace(' ', '-');
            for (int again = 1; !anchors.add(anchor); again++) {
                anchor = words.replace(' ', '-') + "-" + again;
            }
        }
        return anchors;
    }

    @Test
    void theReadmeIsShort() throws IOException {
        long bytes = Files.size(README);
        assertTrue(bytes <= MOST_README_BYTES, bytes + " bytes; what is longer belongs into " + DOCUMENTS);
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() throws IOException {
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            Matcher link = LINK.matcher(CODE.matcher(prose(document)).replaceAll("code"));
            while (link.find()) {
                String target = link.group(1);
                if (target.contains("://")) {
                    continue;
                }
                links++;
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty()
                        ? document
                        : document.resolveSibling(parts[0]).normalize();
                if (!Files.isRegularFile(file)) {
                    wrong.add(document + " links to " + target + ", which is no file");
                } else if (parts.length > 1 && !anchors(file).contains(parts[1])) {
                    wrong.add(document + " links to " + target + ", which is no heading");
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(links > 50, links + " links");
    }

    @Test
    void everyDocumentIsLinkedInTheReadme() throws IOException {
        String readme = Files.readString(README);
        List<Path> forgotten = documents().stream()
                .filter(document -> !document.equals(README))
                .filter(document -> !readme.contains("(" + document.toString().replace('\\', '/') + ")"))
                .toList();
        assertEquals(List.of(), forgotten);
    }

    /** Returns the sources by the name of their type. */
    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        try (Stream<Path> all = Files.walk(Path.of("src"))) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = String.valueOf(file.getFileName());
                sources.put(name.substring(0, name.length() - ".java".length()), file);
            });
        }
        return sources;
    }

    @Test
    void everyTypeAndMemberThatIsNamedExists() throws IOException {
        Map<String, Path> sources = sources();
        List<String> unknown = new ArrayList<>();
        int named = 0;
        for (String document : ABOUT_CODE) {
            Matcher code = CODE.matcher(prose(DOCUMENTS.resolve(document)));
            while (code.find()) {
                Matcher type = TYPE.matcher(code.group(1));
                if (type.matches() && !OF_OTHERS.contains(type.group(1))) {
                    named++;
                    Path source = sources.get(type.group(1));
                    if (source == null || !names(Files.readString(source), type.group(2))) {
                        unknown.add(document + ": " + code.group(1));
                    }
                }
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(named > 100, named + " names");
    }

    private static boolean names(String source, @Nullable String member) {
        return member == null
                || Pattern.compile("\\b" + member + "\\b").matcher(source).find();
    }
}
