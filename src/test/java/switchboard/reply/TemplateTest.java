package switchboard.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class TemplateTest {
    private static final Template.Recipient ANA = new Template.Recipient(3, "Ana", 77);

    private static String expand(String text) {
        return new Template(text).expand(ANA);
    }

    @Test
    void eachWordIsFilledIn() {
        assertEquals("Hi, Ana! You are 3, 77 bytes.", expand("Hi, {{name}}! You are {{n}}, {{bytes}} bytes."));
    }

    @Test
    void whoHasNoNameIsCalledByItsNumber() {
        assertEquals("Hi, #4!", new Template("Hi, {{name}}!").expand(new Template.Recipient(4, "", 0)));
    }

    @Test
    void unknownWordsStayAsTyped() {
        assertEquals("{{x}} {name} {{ name }} {{}} {{name", expand("{{x}} {name} {{ name }} {{}} {{name"));
    }

    @Test
    void aNameThatLooksLikeAWordIsNotExpandedAgain() {
        assertEquals("{{n}} $1 \\", new Template("{{name}}").expand(new Template.Recipient(9, "{{n}} $1 \\", 0)));
    }

    @Test
    void aTextWithoutWordsIsPlain() {
        assertTrue(new Template("Hi {{x}}").isPlain());
        assertFalse(new Template("Hi {{n}}").isPlain());
    }
}
