package switchboard.wire.signature;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;

/**
 * A model of the texts of one writing: the bits by which each character is more likely in them than its bytes are by
 * chance, given the character before.
 *
 * <p>Immutable and thread-safe.
 */
enum CharacterModel {
    /** Latin letters with accents. */
    WESTERN(1, UnicodeScript.LATIN) {
        @Override
        double foreign(char c, char before, char after) {
            if (COMMON_SIGNS.indexOf(c) >= 0) {
                return Character.isLetter(before) && Character.isLetter(after) && c != '’' ? -6 : -2;
            }
            if (!Character.isLetter(c) || UnicodeScript.of(c) != UnicodeScript.LATIN || c == 'ª' || c == 'º') {
                return -8;
            }
            boolean inWord =
                    isAscii(before) && Character.isLetter(before) || isAscii(after) && Character.isLetter(after);
            int rank = ACCENTED.indexOf(Character.toLowerCase(c));
            double bits = rank < 0 ? -4 : rank < 12 ? 1 : -0.5;
            if (Character.isUpperCase(c)) {
                bits -= Character.isLowerCase(before) ? 7 : Character.isUpperCase(before) ? 1 : 1.5;
            }
            return bits - (inWord ? 0 : 3) - (!isAscii(before) && Character.isLetter(before) ? 1 : 0);
        }
    },
    /** Cyrillic letters. */
    CYRILLIC(1, UnicodeScript.CYRILLIC) {
        @Override
        double foreign(char c, char before, char after) {
            int rank = CYRILLIC_LETTERS.indexOf(Character.toLowerCase(c));
            return letter(c, before, rank < 0 ? -5 : rank < 11 ? 3.4 : rank < 22 ? 1.8 : -1);
        }
    },
    /** Greek letters. */
    GREEK(1, UnicodeScript.GREEK) {
        @Override
        double foreign(char c, char before, char after) {
            int rank = GREEK_LETTERS.indexOf(Character.toLowerCase(c));
            return letter(c, before, rank < 0 ? -4 : rank < 12 ? 3.2 : 1);
        }
    },
    /** Simplified Chinese. */
    CHINESE(2, UnicodeScript.HAN) {
        @Override
        double foreign(char c, char before, char after) {
            return han(c, FREQUENT_HAN, "GB2312", 0xD7);
        }
    },
    /** Traditional Chinese. */
    TRADITIONAL(2, UnicodeScript.HAN) {
        @Override
        double foreign(char c, char before, char after) {
            return han(c, FREQUENT_TRADITIONAL, "Big5", 0xC6);
        }
    },
    /** Japanese. */
    JAPANESE(2, UnicodeScript.HIRAGANA) {
        @Override
        double foreign(char c, char before, char after) {
            UnicodeBlock block = UnicodeBlock.of(c);
            if (block == UnicodeBlock.HIRAGANA) {
                return 8;
            }
            if (block == UnicodeBlock.KATAKANA) {
                return 6.5;
            }
            if (block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS) {
                return c >= '\uFF61' ? -3.5 : 1;
            }
            if (UnicodeScript.of(c) != UnicodeScript.HAN) {
                return WIDE_SIGNS.indexOf(c) >= 0 ? 6 : -6;
            }
            return isFirstLevel(c, "EUC-JP", 0xCF) ? 2.5 : -5;
        }
    },
    /** Korean. */
    KOREAN(2, UnicodeScript.HANGUL) {
        @Override
        double foreign(char c, char before, char after) {
            if (UnicodeScript.of(c) != UnicodeScript.HANGUL) {
                return WIDE_SIGNS.indexOf(c) >= 0 ? 4 : -5;
            }
            return FREQUENT_HANGUL.indexOf(c) >= 0 ? 6.8 : 3.5;
        }
    };

    /** Characters without ASCII that stand in many texts. */
    private static final String COMMON_SIGNS = "€£§°²³µ«»“”„‘’–—…·¿¡©®×\u00a0½¼№";

    private static final String WIDE_SIGNS = "，。、！？：；（）“”‘’《》「」『』【】…—～・ー　％";
    private static final String ACCENTED = "äöüßéèàêâçñóíáúôîëïùûåøæãõìòœìšžýðþ";
    private static final String CYRILLIC_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ";
    private static final String GREEK_LETTERS = "αοιετσνηυρπκμςλωδγχθφβξζψάέήίόύώ";

    /** The most frequent characters of modern Chinese texts, and those of short greetings and device messages. */
    private static final String FREQUENT_HAN = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行"
            + "所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长"
            + "把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加"
            + "西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打"
            + "女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基"
            + "眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切"
            + "院让识候带导争运测试您谢请再早晚温湿号码返回错误消息连接客户服器";

    private static final String FREQUENT_TRADITIONAL = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行"
            + "所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長"
            + "把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體政美相見被利什二等產或新您謝請測試"
            + "安早晚號碼錯誤訊息連接";

    private static final String FREQUENT_HANGUL = "이다는에의을가고한로하지서사은기를도자스어리시대인과라그해나수있들아니전안녕세요상일제정부보여만장원성주구게것적비공"
            + "우연국조유와동신경무당위실마소문방오생화까으면내용학되미년선거제명같통입중습감모발때말더못저좋네합";

    private final int width;
    private final UnicodeScript script;

    CharacterModel(int width, UnicodeScript script) {
        this.width = width;
        this.script = script;
    }

    /**
     * The fit of a text.
     *
     * @param bits the bits by which the model explains the bytes better than chance
     * @param average the average of the characters that are no ASCII
     */
    record Score(double bits, double average) {}

    /** Returns the bits of a character that is no ASCII. */
    abstract double foreign(char c, char before, char after);

    /** Returns the bits of a letter of the script, of which so many are the letter's own, or of another character. */
    final double letter(char c, char before, double bits) {
        if (UnicodeScript.of(c) != script) {
            return COMMON_SIGNS.indexOf(c) >= 0 && !Character.isLetter(before) ? -2 : -8;
        }
        return bits - caseAndScript(c, before);
    }

    /** Returns the bits of a Chinese character, of which some are frequent, or of another character. */
    static double han(char c, String frequent, String charset, int last) {
        if (UnicodeScript.of(c) != UnicodeScript.HAN) {
            return WIDE_SIGNS.indexOf(c) >= 0 ? 6 : -6;
        }
        return frequent.indexOf(c) >= 0 ? 7 : isFirstLevel(c, charset, last) ? 2.9 : -4;
    }

    /** Returns how well this model explains a text. */
    final Score score(String text) {
        double bits = 0;
        double foreign = 0;
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
            if (Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0
                    || !Character.isDefined(c)
                    || c >= '\uE000' && c <= '\uF8FF') {
                return new Score(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
            }
            if (isAscii(c)) {
                bits += ascii(c, before);
            } else {
                double one = foreign(c, before, after) - mixed(before, after);
                foreign += one;
                bits += one;
                count++;
            }
        }
        return new Score(bits, count == 0 ? Double.NEGATIVE_INFINITY : foreign / count);
    }

    /** Returns the bits against a wide character inside a word of ASCII letters. */
    private double mixed(char before, char after) {
        if (width == 1) {
            return 0;
        }
        return (isLatinLetter(before) ? 3 : 0) + (isLatinLetter(after) ? 3 : 0);
    }

    /** Returns the bits of an ASCII character. */
    private double ascii(char c, char before) {
        if (c >= 'a' && c <= 'z') {
            boolean word = before == ' ' || before == '\n' || Character.isLetter(before);
            double bits = "etaoinsrhl".indexOf(c) >= 0 ? 3.6 : "jqxzwyk".indexOf(c) >= 0 ? 0 : 2.2;
            return script != UnicodeScript.LATIN && width == 1 && !isAscii(before) && Character.isLetter(before)
                    ? -6
                    : word ? bits : bits - 3;
        }
        if (c >= 'A' && c <= 'Z') {
            return Character.isLowerCase(before) ? -4 : 0.8;
        }
        if (c >= '0' && c <= '9') {
            return before >= '0' && before <= '9' ? 2 : 1;
        }
        if (c == ' ') {
            return before == ' ' ? 1 : 4;
        }
        return ".,:;-!?'\"()/_\r\n".indexOf(c) >= 0 ? 1 : -1.5;
    }

    /** Returns the bits against a letter because of the letter before it. */
    private static double caseAndScript(char c, char before) {
        if (isLatinLetter(before)) {
            return 8;
        }
        return Character.isUpperCase(c) ? Character.isLowerCase(before) ? 8 : Character.isUpperCase(before) ? 1 : 2 : 0;
    }

    private static boolean isAscii(char c) {
        return c < 0x80;
    }

    private static boolean isLatinLetter(char c) {
        return isAscii(c) && Character.isLetter(c);
    }

    /** Returns whether the first byte of a character is one of a charset's frequent ones, up to {@code last}. */
    private static boolean isFirstLevel(char c, String charset, int last) {
        byte[] bytes = Character.toString(c).getBytes(Charset.forName(charset));
        return bytes.length == 2 && (bytes[0] & 0xFF) <= last && (bytes[0] & 0xFF) >= 0xA4;
    }
}
