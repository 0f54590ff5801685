package dev.sukashi.ocr.scenes;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A font family that a Debian package brings.
 *
 * @param languages BCP-47, those it was drawn for
 */
public record Typeface(String family, String debianPackage, Split split, List<String> languages) {
    private static final Set<String> THIN = Set.of(
            "IPAMincho",
            "Sawarabi Mincho",
            "AR PL KaitiM GB",
            "AR PL UMing CN",
            "AR PL UMing TW",
            "AR PL UKai CN",
            "AR PL UKai TW",
            "NanumMyeongjo",
            "EB Garamond 12");

    private static final List<Typeface> ALL = List.of(
            tuning("Noto Sans CJK JP", "fonts-noto-cjk", "ja"),
            tuning("Noto Serif CJK JP", "fonts-noto-cjk", "ja"),
            tuning("VL Gothic", "fonts-vlgothic", "ja"),
            tuning("IPAMincho", "fonts-ipafont-mincho", "ja"),
            tuning("MotoyaLMaru", "fonts-motoya-l-maruberi", "ja"),
            heldOut("MotoyaLCedar", "fonts-motoya-l-cedar", "ja"),
            heldOut("Sawarabi Mincho", "fonts-sawarabi-mincho", "ja"),
            heldOut("SetoFont", "fonts-seto", "ja"),
            heldOut("VL PGothic", "fonts-vlgothic", "ja"),
            tuning("Noto Sans CJK SC", "fonts-noto-cjk", "zh"),
            tuning("Noto Serif CJK SC", "fonts-noto-cjk", "zh"),
            tuning("AR PL KaitiM GB", "fonts-arphic-gkai00mp", "zh"),
            tuning("Noto Sans CJK TC", "fonts-noto-cjk", "zh-TW"),
            tuning("Noto Serif CJK TC", "fonts-noto-cjk", "zh-TW"),
            heldOut("WenQuanYi Micro Hei", "fonts-wqy-microhei", "zh", "zh-TW"),
            heldOut("AR PL UMing CN", "fonts-arphic-uming", "zh"),
            heldOut("AR PL UMing TW", "fonts-arphic-uming", "zh-TW"),
            heldOut("AR PL UKai TW", "fonts-arphic-ukai", "zh-TW"),
            heldOut("AR PL UKai CN", "fonts-arphic-ukai", "zh"),
            tuning("Noto Sans CJK KR", "fonts-noto-cjk", "ko"),
            tuning("Noto Serif CJK KR", "fonts-noto-cjk", "ko"),
            tuning("NanumGothic", "fonts-nanum", "ko"),
            tuning("NanumSquareRound Regular", "fonts-nanum", "ko"),
            heldOut("NanumMyeongjo", "fonts-nanum", "ko"),
            heldOut("NanumBarunGothic", "fonts-nanum", "ko"),
            heldOut("NanumSquare", "fonts-nanum", "ko"),
            heldOut("Eunjin", "fonts-alee", "ko"),
            tuning("DejaVu Sans", "fonts-dejavu-core", "en"),
            tuning("Liberation Serif", "fonts-liberation", "en"),
            tuning("Lato", "fonts-lato", "en"),
            tuning("Comic Neue", "fonts-comic-neue", "en"),
            heldOut("Open Sans", "fonts-open-sans", "en"),
            heldOut("EB Garamond 12", "fonts-ebgaramond", "en"),
            heldOut("Quicksand", "fonts-quicksand", "en"),
            heldOut("Caladea", "fonts-crosextra-caladea", "en"));

    public Typeface {
        languages = List.copyOf(languages);
    }

    private static Typeface tuning(String family, String debianPackage, String... languages) {
        return new Typeface(family, debianPackage, Split.TUNING, List.of(languages));
    }

    private static Typeface heldOut(String family, String debianPackage, String... languages) {
        return new Typeface(family, debianPackage, Split.HELD_OUT, List.of(languages));
    }

    static List<Typeface> of(String language, Split split) {
        return ALL.stream()
                .filter(face -> face.split() == split && face.languages().contains(language))
                .toList();
    }

    /**
     * @param size of the em square, in pixels
     * @throws IllegalStateException the package is not installed
     */
    Font font(boolean bold, float size) {
        final Font font = new Font(family, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(size);
        // Java takes "Dialog" for a family that it does not know.
        if (!font.getFamily(Locale.ROOT).equals(family)) {
            throw new IllegalStateException("The font \"" + family + "\" is missing: install the package "
                    + debianPackage + ", or run ./check, which does.");
        }
        return font;
    }

    /** Whether its strokes are so thin that games draw it bold where it is small and nothing lies under it. */
    boolean isThin() {
        return THIN.contains(family);
    }

    boolean canShow(String text) {
        return font(false, 20).canDisplayUpTo(text) < 0;
    }
}
