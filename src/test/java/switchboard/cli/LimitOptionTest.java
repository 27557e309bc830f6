package switchboard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.server.context.ServerLimits;

/** Every limit of the server is an option, has the documented default and is listed in the limits' document. */
@Timeout(20)
class LimitOptionTest {
    private static final Path LIMITS = Path.of("src/docs/limits.md");

    /** Returns all values of the limits by name, for example {@code inbound.headerTime}. */
    private static Map<String, Object> figures(ServerLimits limits) throws ReflectiveOperationException {
        Map<String, Object> figures = new TreeMap<>();
        for (RecordComponent group : ServerLimits.class.getRecordComponents()) {
            Object values = group.getAccessor().invoke(limits);
            for (RecordComponent figure : group.getType().getRecordComponents()) {
                figures.put(
                        group.getName() + "." + figure.getName(),
                        figure.getAccessor().invoke(values));
            }
        }
        return figures;
    }

    private static String other(LimitOption option) {
        return switch (option) {
            case LOOPBACK -> "included";
            case HANDSHAKE_TIME, CODE_TIME, CODE_PAUSE, HEADER_TIME, BODY_TIME, STALL_TIME, ANSWER_TIME, PARTING_TIME ->
                "90m";
            case BODY_RATE, INCOMPLETE, RECEIVE_RATE, WAITING_BYTES -> "7MiB";
            case PER_ADDRESS, RATE, BURST, CODE_ATTEMPTS, CODE_RATE, WAITING_MESSAGES -> "7";
        };
    }

    @Test
    void everyFigureOfTheServerIsChangedByExactlyOneOption() throws Exception {
        Map<String, Object> usual = figures(ServerLimits.DEFAULTS);
        List<ServerLimits> changed = new ArrayList<>();
        changed.add(ServerLimits.DEFAULTS.withMaxConnections(7));
        changed.add(ServerLimits.DEFAULTS.withMaxMessage(7));
        for (LimitOption option : LimitOption.values()) {
            changed.add(LimitOption.changed(ServerLimits.DEFAULTS, List.of(option.word() + "=" + other(option))));
        }
        List<String> touched = new ArrayList<>();
        for (ServerLimits limits : changed) {
            Map<String, Object> now = figures(limits);
            List<String> different = usual.keySet().stream()
                    .filter(name -> !usual.get(name).equals(now.get(name)))
                    .toList();
            assertEquals(1, different.size(), different + " for " + limits);
            touched.addAll(different);
        }
        Collections.sort(touched);
        assertEquals(List.copyOf(usual.keySet()), touched);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidToHoldUnlessGivenIsWhatHolds(LimitOption option) throws Exception {
        String usual = option.word() + "=" + option.usual();

        assertEquals(ServerLimits.DEFAULTS, LimitOption.changed(ServerLimits.DEFAULTS, List.of(usual)));
        assertNotEquals(
                ServerLimits.DEFAULTS,
                LimitOption.changed(ServerLimits.DEFAULTS, List.of(option.word() + "=" + other(option))));
        assertTrue(
                LimitOption.help().stream().anyMatch(line -> line.startsWith("  " + usual + " ")), "the help lists it");
        assertTrue(Files.readString(LIMITS).contains("`" + usual + "`"), LIMITS + " lists `" + usual + "`");
    }

    @Test
    void theOptionsReachTheServer() throws UsageException {
        String[] typed = {"--limit", "header-time=250ms", "--limit", "loopback=included", "--max-clients", "7"};
        ServerOptions options = ((ServerCommand) CommandLineParser.parse(CommandContexts.UNUSED, typed)).options();

        assertEquals(250, options.limits().inbound().headerTime().toMillis());
        assertEquals(false, options.limits().connectionLimits().loopbackExempt());
        assertEquals(1_000, options.limits().connectionLimits().most(), "that one is applied last");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            header-time          | --limit needs NAME=VALUE, for example header-time=30s, not "header-time".
            heder-time=1s        | There is no limit "heder-time". Did you mean "header-time"? --help lists them all.
            header-time=10       | --limit header-time needs a time from 1ms to 24h, such as 500ms, 10s or 2m, not "10".
            header-time=0s       | --limit header-time needs a time from 1ms to 24h, such as 500ms, 10s or 2m, not "0s".
            rate=-1              | --limit rate needs a number from 1 to 1000000, not "-1".
            loopback=no          | --limit loopback needs exempt or included, not "no".
            waiting-bytes=9GiB   | --limit waiting-bytes needs a size from 1 byte to 1024MiB, for example 65536, 64KiB or 1MiB, not "9GiB".
            """)
    void whatIsNoLimitIsExplained(String given, String sentence) {
        UsageException wrong = assertThrows(
                UsageException.class,
                () -> CommandLineParser.parse(CommandContexts.UNUSED, "--limit", given)
                        .call());

        assertEquals(sentence, wrong.getMessage());
    }
}
