package switchboard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that processes really use the other language; the other tests depend on it. */
@Timeout(30)
class LanguageTest {
    /** Runs in a process of its own: prints its language, and the operating system's message for a missing file. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            System.out.println(Locale.getDefault().toLanguageTag());
            try {
                new FileInputStream("/none").close();
            } catch (IOException missing) {
                System.out.println(missing.getMessage());
            }
        }
    }

    private static List<String> said(Language language) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(language.flags());
        command.addAll(List.of(
                "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), Child.class.getName()));
        Process child = language.in(new ProcessBuilder(command)).start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void theProcessAndItsSystemSpeakIt() throws IOException {
        assertEquals("ar-EG", said(Language.ARABIC).getFirst());
        List<String> german = said(Language.GERMAN);
        assertEquals("de-DE", german.getFirst());
        assumeTrue(
                Files.exists(Path.of("/usr/share/locale/de/LC_MESSAGES/libc.mo")),
                "this system's messages are not translated");
        assertEquals("/none (Datei oder Verzeichnis nicht gefunden)", german.getLast());
    }
}
