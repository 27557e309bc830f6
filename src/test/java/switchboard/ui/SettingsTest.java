package switchboard.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SettingsTest {
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    private Settings of(Path file) {
        return Settings.of(file, troubles::add);
    }

    @Test
    void whatIsPutIsThereTheNextTime() {
        Path file = directory.resolve("new/window.properties");
        Settings settings = of(file);
        settings.put("theme", "dark 🌙");
        settings.put("zoom", 150);
        settings.flush();
        assertEquals("dark 🌙", of(file).text("theme", ""));
        assertEquals(150, of(file).number("zoom", 100));
        assertEquals(List.of(), troubles);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadThemAlsoAfterAProgramWasKilledWhileItWrote() throws IOException {
        Path file = directory.resolve("new/window.properties");
        Files.createDirectory(directory.resolve("new"));
        for (String name : List.of("window.properties", "window.properties.part")) {
            Files.writeString(directory.resolve("new").resolve(name), "zoom=90\n");
        }
        Settings settings = of(file);
        settings.put("snippets", "a reply for Ana");
        settings.flush();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(90, of(file).number("zoom", 100));
        assertEquals(List.of(), troubles);
    }

    @Test
    void aBrokenFileMeansDefaultsAndIsWrittenAnew() throws IOException {
        Path file = directory.resolve("window.properties");
        for (byte[] broken :
                List.of("zoom=\\u00zz".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1})) {
            Files.write(file, broken);
            Settings settings = of(file);
            assertEquals(100, settings.number("zoom", 100));
            settings.put("zoom", 125);
            settings.flush();
            assertEquals(125, of(file).number("zoom", 100));
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void whatIsNoNumberIsTheDefault() throws IOException {
        Path file = Files.writeString(directory.resolve("window.properties"), "zoom=large\n");
        assertEquals(100, of(file).number("zoom", 100));
        assertEquals("large", of(file).text("zoom", ""));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaidOnceAndHarmsNothing() throws IOException {
        // A file in place of the directory stops every user from writing, also root.
        Path inTheWay = Files.createFile(directory.resolve("in-the-way"));
        Settings settings = of(inTheWay.resolve("window.properties"));
        settings.put("zoom", 150);
        settings.flush();
        settings.put("zoom", 175);
        settings.flush();
        assertEquals(175, settings.number("zoom", 100));
        assertEquals(1, troubles.size());
        assertTrue(troubles.getFirst().contains("in-the-way"), troubles.getFirst());
    }
}
