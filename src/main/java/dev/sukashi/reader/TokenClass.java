package dev.sukashi.reader;

import com.atilika.kuromoji.ipadic.Token;
import dev.sukashi.reader.Word.PartOfSpeech;
import java.util.Set;

/**
 * What IPADIC's part-of-speech names mean for us.
 *
 * @see <a href="https://osdn.net/projects/ipadic/">ipadic users manual, part-of-speech system</a>
 */
final class TokenClass {
    private TokenClass() {}

    static boolean isNoun(Token token) {
        return token.getPartOfSpeechLevel1().equals("名詞");
    }

    static boolean isNumber(Token token) {
        return token.getPartOfSpeechLevel2().equals("数");
    }

    static boolean isCounter(Token token) {
        return isSuffix(token) && token.getPartOfSpeechLevel3().equals("助数詞");
    }

    static boolean isSuffix(Token token) {
        return isNoun(token) && token.getPartOfSpeechLevel2().equals("接尾");
    }

    static boolean isVerbalNoun(Token token) {
        return token.getPartOfSpeechLevel2().equals("サ変接続") && Kana.isAllKanaOrKanji(token.getSurface());
    }

    static boolean isPersonName(Token token) {
        return token.getPartOfSpeechLevel3().equals("人名") && !isSuffix(token);
    }

    static boolean isName(Token token) {
        return token.getPartOfSpeechLevel2().equals("固有名詞");
    }

    static boolean isVerb(Token token) {
        return token.getPartOfSpeechLevel1().equals("動詞");
    }

    static boolean isAdjective(Token token) {
        return token.getPartOfSpeechLevel1().equals("形容詞");
    }

    /** Verbs and adjectives that can stand alone or after て, not the passive and causative endings. */
    static boolean isInflected(Token token) {
        return (isVerb(token) && !token.getPartOfSpeechLevel2().equals("接尾")) || isAdjective(token);
    }

    static boolean isParticle(Token token) {
        return token.getPartOfSpeechLevel1().equals("助詞");
    }

    static boolean isAuxiliary(Token token) {
        return token.getPartOfSpeechLevel1().equals("助動詞")
                || (isVerb(token) && token.getPartOfSpeechLevel2().equals("接尾"));
    }

    /** Particles and auxiliaries: grammar, not content. */
    static boolean isFunction(Token token) {
        return isParticle(token) || isAuxiliary(token);
    }

    static boolean isPrefix(Token token) {
        return token.getPartOfSpeechLevel1().equals("接頭詞");
    }

    static boolean isDependent(Token token) {
        return token.getPartOfSpeechLevel2().equals("非自立");
    }

    static boolean isSymbol(Token token) {
        return token.getPartOfSpeechLevel1().equals("記号")
                || token.getSurface().codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** The dictionary form; the surface where the analyser does not know it. */
    static String base(Token token) {
        final String base = token.getBaseForm();
        return base == null || base.isEmpty() || base.equals("*") ? token.getSurface() : base;
    }

    /** In hiragana; empty where it is not known. */
    static String reading(Token token) {
        final String reading = token.getReading();
        if (reading == null || reading.equals("*")) {
            return Kana.isAllKana(token.getSurface()) ? Kana.toHiragana(token.getSurface()) : "";
        }
        return Kana.toHiragana(reading);
    }

    /** As {@link #reading(Token)}, but 何 is なん before d, t and n: 何ですか, 何と, 何の. */
    static String reading(Token token, String following) {
        final String reading = reading(token);
        final boolean before = !following.isEmpty() && "だでとなの".indexOf(following.charAt(0)) >= 0;
        return token.getSurface().equals("何") && reading.equals("なに") && before ? "なん" : reading;
    }

    static PartOfSpeech partOfSpeech(Token token) {
        if (isSymbol(token)) {
            return PartOfSpeech.SYMBOL;
        }
        if (token.getSurface().codePoints().noneMatch(c -> Kana.isKana(c) || Kana.isKanji(c))) {
            return PartOfSpeech.OTHER;
        }
        return switch (token.getPartOfSpeechLevel1()) {
            case "名詞" -> noun(token);
            case "動詞" -> isAuxiliary(token) ? PartOfSpeech.AUXILIARY : PartOfSpeech.VERB;
            case "形容詞" -> PartOfSpeech.ADJECTIVE;
            case "副詞" -> PartOfSpeech.ADVERB;
            case "助詞" -> PartOfSpeech.PARTICLE;
            case "助動詞" -> PartOfSpeech.AUXILIARY;
            default -> PartOfSpeech.OTHER;
        };
    }

    private static PartOfSpeech noun(Token token) {
        return switch (token.getPartOfSpeechLevel2()) {
            case "固有名詞" -> PartOfSpeech.NAME;
            case "形容動詞語幹", "ナイ形容詞語幹" -> PartOfSpeech.ADJECTIVE;
            case "特殊" -> PartOfSpeech.AUXILIARY;
            case "接尾" ->
                Set.of("人名", "助動詞語幹", "特殊").contains(token.getPartOfSpeechLevel3())
                        ? PartOfSpeech.AUXILIARY
                        : PartOfSpeech.NOUN;
            case "非自立" -> Kana.isAllKana(token.getSurface()) ? PartOfSpeech.AUXILIARY : PartOfSpeech.NOUN;
            default -> PartOfSpeech.NOUN;
        };
    }

    /** Letters of {@link Sense} that the token may have in the dictionary. */
    static String senseClasses(Token token) {
        return switch (token.getPartOfSpeechLevel1()) {
            case "名詞" -> nounClasses(token.getPartOfSpeechLevel2());
            case "動詞" -> "v";
            case "形容詞" -> "a";
            case "副詞" -> "d";
            case "助詞" -> "p";
            case "助動詞" -> "x";
            case "接頭詞" -> "f";
            default -> "oe";
        };
    }

    private static String nounClasses(String kind) {
        return switch (kind) {
            case "形容動詞語幹" -> "a";
            case "副詞可能" -> "nd";
            case "接尾" -> "sc";
            case "非自立" -> "ns";
            default -> "n";
        };
    }
}
