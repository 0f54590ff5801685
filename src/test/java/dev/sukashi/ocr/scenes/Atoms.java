package dev.sukashi.ocr.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a line is not broken within: words, and in Chinese and Japanese a character with the marks that stick to it. */
final class Atoms {
    private static final String NEVER_FIRST = "、。，．！？…‥ー―—」』）】”’,.!?:;～♪ぁぃぅぇぉっゃゅょァィゥェォッャュョ々》";
    private static final String NEVER_LAST = "「『（【“‘《";

    private static final Pattern AFTER_SPACE = Pattern.compile("(?<= )");
    private static final Pattern ROUND_CHARACTER = Pattern.compile("(?<![a-zA-Z0-9.])|(?![a-zA-Z0-9.])");

    private Atoms() {}

    /** @param spaced whether words are parted by spaces; a space then stands at an atom's end */
    static List<List<Utterance.Run>> of(Utterance utterance, boolean spaced) {
        final List<List<Utterance.Run>> atoms = new ArrayList<>();
        for (final Utterance.Run run : utterance.runs()) {
            if (!run.reading().isEmpty()) {
                add(atoms, run, false);
            } else {
                (spaced ? AFTER_SPACE : ROUND_CHARACTER)
                        .splitAsStream(run.text())
                        .forEach(piece -> add(atoms, new Utterance.Run(piece, ""), spaced));
            }
        }
        return atoms;
    }

    private static void add(List<List<Utterance.Run>> atoms, Utterance.Run run, boolean spaced) {
        if (run.text().isEmpty()) {
            return;
        }
        if (!spaced && !atoms.isEmpty()) {
            final List<Utterance.Run> before = atoms.get(atoms.size() - 1);
            final String last = before.get(before.size() - 1).text();
            if (NEVER_FIRST.indexOf(run.text().charAt(0)) >= 0
                    || NEVER_LAST.indexOf(last.charAt(last.length() - 1)) >= 0) {
                before.add(run);
                return;
            }
        }
        atoms.add(new ArrayList<>(List.of(run)));
    }
}
