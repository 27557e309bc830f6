package switchboard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TextRendererTest {
    private static final Locale ESPERANTO = Locale.of("eo");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** English with each pattern in brackets, so that text from outside a bundle is outside of them. */
    private static final TextRenderer PSEUDO = new TextRenderer(
            (area, key) -> bundle(area).containsKey(key) ? "⟦" + bundle(area).getString(key) + "⟧" : null, Locale.ROOT);

    private static ResourceBundle bundle(String area) {
        return ResourceBundle.getBundle("switchboard.text." + area, Locale.ROOT);
    }

    private static Set<String> areas() {
        return TextCodes.all().stream().map(TextCode::area).collect(Collectors.toCollection(TreeSet::new));
    }

    private static CodedText sample(TextCode code) {
        return sample(code, 1_234_567);
    }

    private static CodedText sample(TextCode code, long number) {
        return code.with(code.kinds().stream()
                .map(kind -> (Object)
                        switch (kind) {
                            case TEXT -> "{0}‹{1}›";
                            case NUMBER, COUNT, BYTES, CLIENT -> number;
                            case NESTED -> CommonText.BYTES.with(12);
                        })
                .toArray());
    }

    private static Set<Integer> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of two lines with the same key, a bundle takes the second one and says nothing. */
    @Test
    void noBundleHasAKeyTwice() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources/switchboard"))) {
            for (Path bundle :
                    all.filter(path -> path.toString().endsWith(".properties")).toList()) {
                Set<String> keys = new HashSet<>();
                for (String line : Files.readAllLines(bundle)) {
                    int end = line.indexOf(" = ");
                    if (end > 0 && !line.startsWith("#")) {
                        assertTrue(keys.add(line.substring(0, end)), bundle + ": " + line);
                    }
                }
                assertFalse(keys.isEmpty(), bundle + " is read");
            }
        }
    }

    @Test
    void everyCodeIsASentenceInEnglish() {
        for (TextCode code : TextCodes.all()) {
            String sentence = sample(code).english();
            assertFalse(sentence.isBlank(), code.id());
            String own = sentence.replace("{0}‹{1}›", "");
            assertFalse(PLACE.matcher(own).find(), code.id() + ": " + sentence);
        }
    }

    @Test
    void everySentenceComesFromABundleInALanguageMadeUpForTheTest() {
        for (TextCode code : TextCodes.all()) {
            String sentence = PSEUDO.render(sample(code));
            assertTrue(sentence.startsWith("⟦") && sentence.endsWith("⟧"), code.id() + ": " + sentence);
            assertEquals(sample(code).english(), sentence.replaceAll("[⟦⟧]", ""), code.id());
            assertEquals(
                    sample(code, 1).english(), PSEUDO.render(sample(code, 1)).replaceAll("[⟦⟧]", ""), code.id());
            long nested = code.kinds().stream()
                    .limit(code.kinds().size() - ofRepair(code))
                    .filter(kind -> kind == ArgumentKind.NESTED || kind == ArgumentKind.BYTES)
                    .count();
            long rendered =
                    sentence.chars().filter(character -> character == '⟦').count();
            assertTrue(rendered <= 1 + nested && (nested == 0 || rendered > 1), code.id() + ": " + sentence);
        }
    }

    @Test
    void everyArgumentHasItsPlaceAndEveryPlaceItsArgument() {
        for (TextCode code : TextCodes.all()) {
            Set<Integer> declared = new TreeSet<>();
            for (int place = 0; place < code.kinds().size(); place++) {
                declared.add(place);
            }
            ResourceBundle bundle = bundle(code.area());
            Set<Integer> used = places(bundle.getString(code.key()));
            for (int last = 1; last <= ofRepair(code); last++) {
                used.add(declared.size() - last);
            }
            assertEquals(declared, used, code.id());
            if (bundle.containsKey(code.key() + ".one")) {
                assertTrue(declared.containsAll(places(bundle.getString(code.key() + ".one"))), code.id());
                assertTrue(code.kinds().contains(ArgumentKind.COUNT), code.id() + " counts nothing");
            }
        }
    }

    /** Returns the number of arguments that are those of the repair, the last ones. */
    private static int ofRepair(TextCode code) {
        return code instanceof WireText finding
                ? finding.repair().map(one -> one.kinds().size()).orElse(0)
                : 0;
    }

    @Test
    void everySentenceOfTheBundlesHasACode() throws IOException, URISyntaxException {
        Set<String> wanted = TextCodes.all().stream().map(TextCode::id).collect(Collectors.toCollection(HashSet::new));
        for (String area : areas()) {
            for (String key : bundle(area).keySet()) {
                String code = key.endsWith(".one") ? key.substring(0, key.length() - ".one".length()) : key;
                assertTrue(wanted.contains(area + "." + code), area + "." + key + " is said by nobody");
            }
        }
        Path bundles = Path.of(TextRenderer.class
                .getResource("/switchboard/text/common.properties")
                .toURI());
        try (Stream<Path> files = Files.list(bundles.getParent())) {
            Set<String> there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.replace(".properties", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(areas(), there, "a bundle for each area");
        }
    }

    @Test
    void everyCodeHasANameOfItsOwn() {
        List<String> ids = TextCodes.all().stream().map(TextCode::id).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size(), "a code twice");
        for (String id : ids) {
            assertTrue(id.matches("[a-z]+(\\.[a-z0-9-]+)+"), id);
        }
        for (TextCode code : TextCodes.all()) {
            assertEquals(code, TextCodes.of(code.id()).orElseThrow());
        }
    }

    @Test
    void whatIsTranslatedIsSaidInTheLanguageOfTheUserAndTheRestInEnglish() {
        TextRenderer renderer = TextRenderer.of(ESPERANTO, Locale.GERMANY);
        assertEquals("1.234.567 bajtoj", renderer.render(CommonText.BYTES.with(1_234_567)));
        assertEquals("1 bajto", renderer.render(CommonText.BYTES.with(1)));
        assertEquals("Attempts left: 2.", renderer.render(ServerText.CODE_WRONG.with(2)));
        assertEquals(
                "The connection was cut after 1 bajto of the 64 bytes of a header: “5”.",
                renderer.render(WireText.HEADER_INCOMPLETE_CUT.with("“5”", 1, 64)));
    }

    @Test
    void theDocumentedEnglishIsTheSameWhateverTheLanguageOfTheSystem() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(ESPERANTO, Locale.of("ar", "EG"), Locale.of("tr", "TR"))) {
                Locale.setDefault(locale);
                assertEquals("1,234,567 bytes", CommonText.BYTES.with(1_234_567).english());
                assertEquals(
                        "1,234,567 bytes",
                        TextRenderer.of(Locale.ROOT, Locale.ROOT).render(CommonText.BYTES.with(1_234_567)));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anArgumentIsShownAsItIs() {
        assertEquals(
                "{1} has to wait 3 s after too many wrong class codes.",
                ServerText.CODE_PAUSE.with("{1}", 3).english());
        assertEquals(
                "This is not the class code, and what was sent is not kept. Attempts left: 2.",
                WireText.WRONG_CODE.with(ServerText.CODE_WRONG.with(2)).english());
    }

    @Test
    void argumentsOfOtherKindsOrNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ServerText.CODE_WRONG.with("2"));
        assertThrows(IllegalArgumentException.class, ServerText.CODE_WRONG::with);
        assertThrows(IllegalArgumentException.class, () -> ServerText.CODE_WRONG.with(2, 3));
        assertThrows(IllegalArgumentException.class, () -> WireText.WRONG_CODE.with("Attempts left: 2."));
    }

    @Test
    void whatAFileSaysWithoutACodeIsSaidAsItStands() {
        assertEquals("It left {0}.", StoredText.of("It left {0}.").english());
        assertEquals("It left {0}.", PSEUDO.render(StoredText.of("It left {0}.")));
    }
}
