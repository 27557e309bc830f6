package switchboard.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as users of other programs type them, addresses, bytes, escapes and patterns. */
@Timeout(20)
class OtherLanguagesTest {
    private static final TimeReference REFERENCE = new TimeReference(ZoneOffset.UTC, 1_800_000_000_000_000L);

    private static String understood(String typed) {
        ParsedFilter parsed = FilterLanguage.parse(typed, REFERENCE);
        return FilterLanguage.text(
                assertInstanceOf(ParsedFilter.Valid.class, parsed, parsed.toString())
                        .filter(),
                REFERENCE);
    }

    private static ParsedFilter.Invalid refused(String typed) {
        ParsedFilter.Invalid refused = assertInstanceOf(
                ParsedFilter.Invalid.class, FilterLanguage.parse(typed, REFERENCE), typed + " is understood");
        assertTrue(refused.at() >= 0 && refused.length() > 0 && refused.at() + refused.length() <= typed.length());
        return refused;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "tcp.port==5050 ~ client:\":5050\"",
                "tcp.srcport == 50001 && len>50 ~ client:\":50001\"",
                "ip.addr == 127.0.0.1 ~ addr:127.0.0.1",
                "ip.addr eq 10.0.0.0/8 ~ addr:10.0.0.0/8",
                "ip.src==10.0.0.7 ~ from:10.0.0.7",
                "ip.dst != 10.0.0.7 ~ -to:10.0.0.7",
                "len>50 ~ size>50",
                "len > 50 ~ size>50",
                "frame.len > 50 ~ size>50",
                "frame.len == 50 ~ size:50",
                "length<=1000 ~ size<=1000",
                "frame.number >= 7 ~ number>=7",
                "is:in tcp.len!=0 ~ -size:0",
                "client!=2 ~ -client:2",
                "data contains \"GP RMC\" ~ \"GP RMC\"",
                "contains \"GPRMC\" ~ \"GPRMC\"",
                "frame matches \"GP.MC\" ~ /GP.MC/",
                "*.txt ~ .txt",
                "GP*MC ~ /GP.*MC/",
                "GP?MC ~ /GP.MC/",
                "*hello* ~ hello",
                "grep -i hello ~ hello",
                "grep -v hello ~ -hello",
                "-i hello ~ hello",
                "-v hello ~ -hello",
                "tcp.dstport == 8080 ~ client:\":8080\"",
                "udp.length ge 100 ~ size>=100",
                "ip.dst==192.0.2.0/24 ~ to:192.0.2.0/24",
                "egrep -v timeout ~ -timeout",
                "tcp contains \"ACK 7\" ~ \"ACK 7\"",
                "sensor-*.csv ~ /sensor-.*[.]csv/",
            })
    void whatAnotherProgramWouldUnderstandIsExplainedWithTheSameHere(String typed, String here) {
        String sentence = refused(typed).text().english();
        assertTrue(sentence.contains("rite " + here), sentence);
        understood(here);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp.flags==2", "ip.ttl > 4", "x==1", "http.request.method == \"GET\""})
    void whatHasNoConditionHereIsExplainedToo(String typed) {
        String sentence = refused(typed).text().english();
        assertTrue(sentence.contains("there is no such condition here"), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM messages WHERE id>3",
                "SELECT * FROM log",
                "select text from log where client = 2"
            })
    void sqlIsExplained(String typed) {
        assertTrue(refused(typed).text().english().startsWith("This is SQL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "35=A",
                "x = 5",
                "what?",
                "**bold**",
                "2*3",
                "temp>50",
                "<a href=x>",
                "!DISCONNECT",
                "select a seat",
                "grep",
                "contains sugar",
                "http://example.org/x",
                "/usr/bin/ls",
                "a && b",
                "\"tcp.port==5050\"",
                "text:len>50",
                "-i",
                "C:\\Users",
                "the length of it",
            })
    void whatMayBeTextStaysText(String typed) {
        understood(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "client==2 ~ client:2",
                "size==5 ~ size=5",
                "addr:10.0.0.0/8 ~ addr:10.0.0.0/8",
                "addr:10.0.0.1-10.0.0.20,::1 ~ addr:10.0.0.1-10.0.0.20,::1",
                "addr:127.0.0.* ~ addr:127.0.0.0/24",
                "addr:10.* ~ addr:10.0.0.0/8",
                "client:10.1.0.0/16 ~ addr:10.1.0.0/16",
                "from:127.0.0.* ~ is:in addr:127.0.0.0/24",
                "hex:0a0d ~ hex:0a0d",
                "hex:0A 0d ~ hex:0a0d",
                "hex:0a 0d hello ~ hex:0a0d hello",
                "(hex:24 47) ~ hex:2447",
                "hex:0x24,0x47 ~ hex:2447",
                "\\x41bc ~ Abc",
                "35=A\\x01 ~ \"35=A\\u0001\"",
                "\\xff\\xd8 ~ hex:ffd8",
                "\"\\xc4\\xe3\" ~ hex:c4e3",
                "\\xc3\\xa4 ~ ä",
                "text:\\u{1f600} ~ \"😀\"",
                "/GP.MC/ ~ /GP.MC/",
                "-/a b\\/c/ is:in ~ -/a b\\/c/ is:in",
                "(/a/ or /b/) ~ /a/ or /b/",
                "\"/GP.MC/\" ~ \"/GP.MC/\"",
            })
    void addressesBytesEscapesAndPatternsAreConditions(String typed, String written) {
        assertEquals(written, understood(typed));
        assertEquals(written, understood(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "addr:nobody ~ 5 ~ “addr” does not know “nobody”: write addr:192.168.1.0/24",
                "addr:10.0.0.9-10.0.0.1 ~ 5 ~ “addr” does not know “10.0.0.9-10.0.0.1”",
                "hex:0a0 ~ 4 ~ The bytes “0a0” are not understood: there are 3 hexadecimal digits together",
                "hex:zz ~ 4 ~ The bytes “zz” are not understood",
                "a\\x4 ~ 1 ~ In “a\\\\x4”, an escape has 2 hexadecimal digits here",
                "is:in /a(b/ ~ 8 ~ The pattern “/a(b/” is not understood: “(” is not closed",
            })
    void aMistakeIsExplainedWhereItIs(String typed, int at, String sentence) {
        ParsedFilter.Invalid refused = refused(typed);
        assertEquals(at, refused.at());
        assertTrue(refused.text().english().startsWith(sentence), refused.text().english());
    }

    @Test
    void aWrittenFilterOfWordsOfOtherLanguagesIsStillText() {
        for (String word : new String[] {"select", "grep", "i", "v", "contains", "*.txt", "len>50", "/x/", "\\x41"}) {
            Filter filter = Filter.all(Filter.not(new TextCondition(word)), new TextCondition("from"));
            ParsedFilter parsed = FilterLanguage.parse(FilterLanguage.text(filter, REFERENCE), REFERENCE);
            assertEquals(new ParsedFilter.Valid(filter), parsed, word);
        }
    }
}
