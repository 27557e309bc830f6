package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DataDirectoryTest {
    private static final Path HOME = Path.of("/home/ana");

    private static Path of(String system, Map<String, String> environment) {
        return DataDirectory.of(system, name -> environment.getOrDefault(name, ""), HOME);
    }

    @Test
    void linuxFollowsTheXdgSpecification() {
        assertEquals(Path.of("/home/ana/.local/share/switchboard"), of("Linux", Map.of()));
        assertEquals(Path.of("/data/switchboard"), of("Linux", Map.of("XDG_DATA_HOME", "/data")));
        assertEquals(Path.of("/home/ana/.local/share/switchboard"), of("FreeBSD", Map.of("XDG_DATA_HOME", "relative")));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertEquals(Path.of("/home/ana/Library/Application Support/Switchboard"), of("Mac OS X", Map.of()));
        assertEquals(Path.of("/home/ana/AppData/Local/Switchboard"), of("Windows 11", Map.of()));
        assertEquals(Path.of("/local/Switchboard"), of("Windows 11", Map.of("LOCALAPPDATA", "/local")));
    }
}
