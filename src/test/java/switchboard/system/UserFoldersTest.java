package switchboard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class UserFoldersTest {
    private static UserFolders on(String system, Map<String, String> environment) {
        return new UserFolders(system, name -> environment.getOrDefault(name, ""), "/home/ana");
    }

    @Test
    void linuxFollowsTheXdgSpecification() {
        UserFolders usual = on("Linux", Map.of());
        assertEquals(Path.of("/home/ana/.local/share/switchboard"), usual.data());
        assertEquals(Path.of("/home/ana/.local/share/switchboard/sessions"), usual.sessions());
        assertEquals(Path.of("/home/ana/.local/share"), usual.everybodysData());
        assertEquals(Path.of("/home/ana/.config/switchboard"), usual.settings());
        assertEquals(Path.of("/home/ana/.cache/switchboard"), usual.cache());
        UserFolders moved = on("Linux", Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "/config"));
        assertEquals(
                Path.of("/cache/switchboard"),
                on("Linux", Map.of("XDG_CACHE_HOME", "/cache")).cache());
        assertEquals(Path.of("/data/switchboard"), moved.data());
        assertEquals(Path.of("/config/switchboard"), moved.settings());
        UserFolders relative = on("FreeBSD", Map.of("XDG_DATA_HOME", "data", "XDG_CONFIG_HOME", "config"));
        assertEquals(usual.data(), relative.data());
        assertEquals(usual.settings(), relative.settings());
    }

    @Test
    void theHomeIsThatOfTheEnvironmentBeforeThatOfTheListOfUsers() {
        Map<String, String> environment = Map.of("HOME", "/tmp/else");
        assertEquals(
                Path.of("/tmp/else/.local/share/switchboard"),
                on("Linux", environment).data());
        assertEquals(
                Path.of("/tmp/else/.config/switchboard"),
                on("Linux", environment).settings());
        assertEquals(Path.of("/tmp/else"), on("Mac OS X", environment).home());
        assertEquals(Path.of("/home/ana"), on("Windows 11", environment).home());
        assertEquals(Path.of("/home/ana"), on("Linux", Map.of("HOME", "else")).home());
        assertEquals(
                Path.of("/data/switchboard"),
                on("Linux", Map.of("HOME", "/tmp/else", "XDG_DATA_HOME", "/data"))
                        .data());
    }

    @Test
    void whoHasNoHomeHasNoFolderNamedLikeAQuestion() {
        UserFolders unknown = new UserFolders("Linux", name -> "", "?");
        assertEquals(Path.of("/.local/share/switchboard"), unknown.data());
        assertEquals(Path.of("/.config/switchboard"), unknown.settings());
        UserFolders given = new UserFolders("Linux", name -> name.equals("HOME") ? "/tmp/else" : "", "?");
        assertEquals(Path.of("/tmp/else"), given.home());
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        Path library = Path.of("/home/ana/Library/Application Support/Switchboard");
        assertEquals(library, on("Mac OS X", Map.of()).data());
        assertEquals(library, on("Mac OS X", Map.of()).settings());
        assertEquals(
                Path.of("/home/ana/Library/Caches/Switchboard"),
                on("Mac OS X", Map.of()).cache());
        assertEquals(
                Path.of("/home/ana/AppData/Local/Switchboard/cache"),
                on("Windows 11", Map.of()).cache());
        assertEquals(
                Path.of("/home/ana/AppData/Local/Switchboard"),
                on("Windows 11", Map.of()).data());
        assertEquals(
                Path.of("/home/ana/AppData/Roaming/Switchboard"),
                on("Windows 11", Map.of()).settings());
        UserFolders moved = on("Windows 11", Map.of("LOCALAPPDATA", "/local", "APPDATA", "/roaming"));
        assertEquals(Path.of("/local/Switchboard"), moved.data());
        assertEquals(Path.of("/roaming/Switchboard"), moved.settings());
    }
}
