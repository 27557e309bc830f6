package switchboard.client.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ClientMixTest {
    @Test
    void aMixIsKindsWithNumbersAndOneWhereNoneStands() {
        ClientMix mix = ClientMix.parse("slow=3, tidy=20,reset");

        assertEquals(Map.of(ClientKind.TIDY, 20, ClientKind.SLOW, 3, ClientKind.RESET, 1), mix.counts());
        assertEquals(24, mix.size());
        assertEquals("tidy=20,slow=3,reset=1", mix.toString());
    }

    @ParameterizedTest
    @EnumSource(ClientMix.Preset.class)
    void aPresetIsAMixThatCanBeTypedToo(ClientMix.Preset preset) {
        ClientMix mix = ClientMix.parse(preset.word());

        assertEquals(mix, ClientMix.parse(mix.toString()));
        assertTrue(ClientMix.words().contains(preset.word()));
    }

    @Test
    void allIsOneOfEachKind() {
        assertEquals(
                List.of(ClientKind.values()),
                List.copyOf(ClientMix.parse("all").counts().keySet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | there is no kind of client called \"\"",
                "tidy=0 | \"0\" is no number of clients, which is 1 to 20000",
                "tidy=-1 | \"-1\" is no number of clients, which is 1 to 20000",
                "tidy=x | \"x\" is no number of clients, which is 1 to 20000",
                "tdy | there is no kind of client called \"tdy\"",
                "tidy,tidy | tidy stands there twice",
                "tidy= | \"\" is no number of clients, which is 1 to 20000",
                "=3 | there is no kind of client called \"\"",
                "tidy=20001 | \"20001\" is no number of clients, which is 1 to 20000",
                "tidy=15000,slow=15000 | that are more than 20000 clients"
            })
    void whatIsNoMixIsExplained(String text, String why) {
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> ClientMix.parse(text));

        assertEquals(why, wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 200, 4_999, 20_000})
    void anyNumberOfClientsKeepsTheProportions(int clients) {
        ClientMix mix = ClientMix.parse("tidy=18,slow=2,reset=1").of(clients);

        assertEquals(clients, mix.size());
        if (clients >= 3) {
            assertEquals(3, mix.counts().size(), "each kind is there");
        }
        if (clients >= 200) {
            assertEquals(18.0 / 21, (double) mix.counts().get(ClientKind.TIDY) / clients, 0.01);
        }
    }

    @Test
    void kindsThatDoNotFitAreLeftOut() {
        ClientMix mix = ClientMix.parse("all");

        assertEquals(9, mix.only(kind -> !kind.miscounts()).orElseThrow().size());
        assertEquals(Optional.empty(), ClientMix.parse("no-header").only(kind -> !kind.miscounts()));
    }

    @Test
    void aSeedDecidesWhoIsWhat() {
        ClientMix mix = ClientMix.parse("all").of(60);

        assertEquals(mix.assigned(4), mix.assigned(4));
        assertNotEquals(mix.assigned(4), mix.assigned(5));
        assertEquals(60, mix.assigned(4).size());
    }
}
