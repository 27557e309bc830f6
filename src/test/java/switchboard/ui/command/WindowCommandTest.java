package switchboard.ui.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.ui.desktop.KeyBindings;

class WindowCommandTest {
    @ParameterizedTest
    @EnumSource
    void everyCommandHasATextATipAndAnIconThatExists(WindowCommand command) {
        assertFalse(command.text().isBlank());
        assertTrue(command.tip().contains(command.keys()));
        if (!command.icon().isEmpty()) {
            assertNotNull(
                    WindowCommand.class.getResource("/switchboard/ui/look/icons/" + command.icon() + ".svg"),
                    command.icon());
        }
    }

    @Test
    void noKeyIsBoundTwiceInOneScopeOfAGroup() {
        Set<List<Object>> bound = new HashSet<>();
        for (WindowCommand command : WindowCommand.values()) {
            for (Shortcut shortcut : command.shortcuts()) {
                for (String key : shortcut.keys()) {
                    assertTrue(
                            bound.add(List.of(command.group(), shortcut.scope(), KeyBindings.stroke(key))),
                            command + ": " + key);
                }
            }
        }
    }
}
