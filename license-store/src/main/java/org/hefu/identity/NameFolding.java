package org.hefu.identity;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Map;

/**
 * Brings names that a reader takes for the same to one form, so that a search finds them.
 *
 * <p>Full-width to half-width and upper to lower case (Unicode NFKC_Casefold), traditional to simplified characters (ICU
 * {@code Hant-Hans}, and the pairs that it lacks and that registries use), and everything that is neither letter nor
 * digit removed: blanks, brackets of both widths, hyphens and dots between the parts of a name.
 */
public final class NameFolding {

    private static final Normalizer2 CASE_AND_WIDTH = Normalizer2.getNFKCCasefoldInstance();

    /** Old forms that ICU lets stand, each followed by the form used today. */
    private static final String VARIANTS = "囘回峯峰綫线鎭镇産产衞卫敎教靑青爲为牀床竝并滙汇淩凌嶽岳脩修燿耀甦苏";

    private static final Map<Integer, String> SIMPLIFIED = simplified();

    private NameFolding() {}

    /** The folded name; empty if the name holds neither letter nor digit. Folding a folded name changes nothing. */
    public static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        CASE_AND_WIDTH.normalize(name).codePoints().filter(NameFolding::counts).forEach(character -> {
            String simple = SIMPLIFIED.get(character);
            if (simple == null) {
                folded.appendCodePoint(character);
            } else {
                folded.append(simple);
            }
        });
        return folded.toString();
    }

    /** Traditional characters to simplified; everything else stays as it is. */
    public static String simplify(String text) {
        StringBuilder simple = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> simple.append(SIMPLIFIED.getOrDefault(character, Character.toString(character))));
        return simple.toString();
    }

    private static boolean counts(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /** One table for single characters: ICU's transliterator works under a lock, and names are folded by the thousand. */
    private static Map<Integer, String> simplified() {
        Transliterator hanToHan = Transliterator.getInstance("Hant-Hans");
        Map<Integer, String> table = new HashMap<>();
        for (String traditional : hanToHan.getSourceSet()) {
            String simple = hanToHan.transliterate(traditional);
            String simplest = hanToHan.transliterate(simple);
            boolean turnsInACircle = simplest.equals(traditional) && traditional.compareTo(simple) < 0;
            if (Character.codePointCount(traditional, 0, traditional.length()) == 1
                    && !simple.equals(traditional)
                    && !turnsInACircle) {
                table.put(traditional.codePointAt(0), simple);
            }
        }
        for (int i = 0; i < VARIANTS.length(); i += 2) {
            table.put((int) VARIANTS.charAt(i), VARIANTS.substring(i + 1, i + 2));
        }
        Map<Integer, String> direct = Map.copyOf(table);
        table.replaceAll((_, simple) -> direct.getOrDefault(simple.codePointAt(0), simple));
        return Map.copyOf(table);
    }
}
