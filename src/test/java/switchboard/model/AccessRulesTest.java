package switchboard.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.model.AccessRules.Rule;

@Timeout(10)
class AccessRulesTest {
    private static AddressRange range(String written) {
        return AddressRange.parse(written).orElseThrow();
    }

    private static AccessRules rules(String allow, String deny) {
        AccessRules rules = AccessRules.NONE;
        for (String one : allow.split(" ")) {
            rules = one.isEmpty() ? rules : rules.with(range(one), Rule.ALLOW);
        }
        for (String one : deny.split(" ")) {
            rules = one.isEmpty() ? rules : rules.with(range(one), Rule.DENY);
        }
        return rules;
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.66, 192.168.1.66",
        "192.168.1.66/24, 192.168.1.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "10.1.2.3/32, 10.1.2.3",
        "::1, ::1",
        "::, ::",
        "2001:DB8::/32, 2001:db8::/32",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:7:8/64, 1:2:3:4::/64",
        "fe80::1%eth0, fe80::1",
        "fe80::1%2, fe80::1%2",
        "fe80::1%2/64, fe80::%2/64",
        "2001:db8::1%2, 2001:db8::1",
        "::ffff:1.2.3.4, 1.2.3.4",
        "::ffff:1.2.3.0/120, 1.2.3.0/24",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "::/0, ::/0"
    })
    void whatPeopleWriteIsUnderstoodAndWrittenInOneWay(String written, String canonical) {
        assertEquals(canonical, range(written).toString());
        assertEquals(range(written), range(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/+8",
                "1.2.3.4/", "٥.1.1.1", "1.2.3.x", "example.com", ":::", "1::2::3", "1:2:3", "12345::", "::/129",
                "1:2:3:4:5:6:7:8:9", "::1.2.3", "1.2.3.4%eth0", "1:2:3:4:5:6:7::8:9", "g::", "/8"
            })
    void whatIsNoAddressIsNone(String written) {
        assertEquals(Optional.empty(), AddressRange.parse(written));
    }

    @ParameterizedTest
    @CsvSource({
        // The columns: allowed ranges, denied ranges, address, whether it may connect.
        "'', '', 192.168.1.66, true",
        "'', 192.168.1.66, 192.168.1.66, false",
        "'', 192.168.1.66, 192.168.1.67, true",
        "192.168.1.0/24, '', 192.168.1.66, true",
        "192.168.1.0/24, '', 192.168.2.66, false",
        "192.168.1.0/24, 192.168.1.66, 192.168.1.66, false",
        "192.168.1.0/24, 192.168.1.66, 192.168.1.65, true",
        "192.168.1.66, 192.168.1.0/24, 192.168.1.66, true",
        "192.168.1.66, 192.168.1.0/24, 192.168.1.65, false",
        "192.168.1.66/32 10.0.0.0/8, '', 10.2.3.4, true",
        "2001:db8::/32, 2001:db8:1::/48, 2001:db8:1::5, false",
        "2001:db8::/32, 2001:db8:1::/48, 2001:db8:2::5, true",
        "2001:db8::/32, '', 192.168.1.1, false",
        "0.0.0.0/0, '', 192.168.1.1, true",
        "::/0, '', 192.168.1.1, true",
        "'', 0.0.0.0/0, 2001:db8::1, true",
        "fe80::/10, '', fe80::1%wlan0, true",
        "'', fe80::%2/64, fe80::5%2, false",
        "'', fe80::%2/64, fe80::5%3, true",
        "'', fe80::%eth0/64, fe80::5%3, false",
        "2001:db8::5, 2001:db8::/64, 2001:db8::5, true",
        "'', 2001:db8::5, 2001:db8::6, true"
    })
    void theNarrowestRuleCounts(String allow, String deny, String who, boolean admitted) {
        assertEquals(admitted, rules(allow, deny).admits(who, false));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.66, 192.168.1.66",
        "::ffff:192.168.1.66, 192.168.1.66",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "fe80::1234%2, fe80::%2/64",
        "fd00::1, fd00::/64",
        "::1, ::1",
        "unix, unix"
    })
    void theAddressesThatOneDeviceCanTakeAreCountedAsOne(String host, String counted) {
        assertEquals(counted, AddressRange.counted(host));
    }

    @Test
    void ofTwoEqualRulesTheOneThatTurnsAwayCounts() {
        AccessRules both =
                new AccessRules(java.util.List.of(range("192.168.1.66")), java.util.List.of(range("192.168.1.66")));
        assertFalse(both.admits("192.168.1.66", false));
    }

    @Test
    void thisComputerNeedNotBeAllowedButCanBeDenied() {
        assertTrue(rules("192.168.1.0/24", "").admits("127.0.0.1", true));
        assertTrue(rules("192.168.1.0/24", "").admits("::1", true));
        assertFalse(rules("", "127.0.0.1").admits("127.0.0.1", true));
        assertTrue(rules("192.168.1.0/24", "").admits("unix", true), "a Unix socket has no address");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.66, 192.168.1.67",
        "192.168.1.0/24, 10.0.0.1",
        "2001:db8:1:2::/64, 2001:db8:1:3::1",
        "fe80::%2/64, fe80::1%3"
    })
    void aBlockOfTheOnlyRangeThatIsAllowedLetsNobodyElseInAndCanBeTakenBack(String only, String stranger) {
        AccessRules allowing = rules(only, "");
        AccessRules blocked = allowing.with(range(only), Rule.DENY);
        String inside = only.replaceFirst("/.*", "");
        assertFalse(blocked.admits(inside, false));
        assertFalse(blocked.admits(stranger, false), "the server is open to everybody");
        assertTrue(blocked.admits("127.0.0.1", true));
        assertEquals(java.util.List.of(), blocked.effectivelyAllowed());
        assertEquals(allowing, blocked.with(range(only), Rule.NONE));
        assertEquals(allowing, blocked.with(range(only), Rule.ALLOW));
        assertEquals(AccessRules.NONE, allowing.with(range(only), Rule.NONE), "a person takes the rule itself back");
    }

    @Test
    void aClassCodeNeverShowsItself() {
        ClassCode code = new ClassCode(" apple42 ");
        assertEquals("apple42", code.word());
        assertFalse(code.toString().contains("apple"));
        assertThrows(IllegalArgumentException.class, () -> new ClassCode("two\nlines"));
        assertFalse(ClassCode.NONE.isWanted());
    }

    @Test
    void aBlockedAddressIsDeniedWithItsNetworkAlsoWhereANarrowerRuleAllowedIt() {
        AccessRules rules =
                rules("2001:db8:0:1::5 2001:db8:0:1::6", "").denying(List.of("2001:db8:0:1::5", "192.0.2.7", "unix"));
        assertFalse(rules.admits("2001:db8:0:1::5", true));
        assertFalse(rules.admits("2001:db8:0:1::7", true));
        assertTrue(rules.admits("2001:db8:0:1::6", true), "its own rule is narrower");
        assertFalse(rules.admits("192.0.2.7", true));
        assertTrue(rules.admits("192.0.2.8", true));
        assertTrue(rules.admits("unix", true));
    }
}
