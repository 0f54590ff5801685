package dev.sukashi.prompt;

import dev.sukashi.llm.ChatMessage;
import java.util.List;

/**
 * The models of the Sakura family, from Japanese into Simplified Chinese. Each knows but the words it was trained with,
 * so a version's system message and user message stand here as its makers publish them.
 *
 * @see <a href="https://github.com/SakuraLLM/SakuraLLM">SakuraLLM</a>
 * @see <a href="https://huggingface.co/SakuraLLM/Sakura-GalTransl-7B-v3.7">GalTransl</a>
 */
enum SakuraTemplate implements PromptTemplate {
    V0_9(Words.NOVEL) {
        /** It knows no glossary: the words are put in beforehand. */
        @Override
        String user(PromptInput input) {
            return Words.PLAIN + Glossary.replaceIn(input.dialogue(), input.glossary());
        }
    },
    V0_10("你是一个轻小说翻译模型，可以流畅通顺地使用给定的术语表以日本轻小说的风格将日文翻译成简体中文，并联系上下文正确使用人称代词，"
            + "注意不要混淆使役态和被动态的主语和宾语，不要擅自添加原文中没有的代词，也不要擅自增加或减少换行。") {
        @Override
        String user(PromptInput input) {
            return "根据以下术语表（可以为空）：\n" + Glossary.lines(input) + "\n\n将下面的日文文本根据上述术语表的对应关系和备注翻译成中文：" + input.dialogue();
        }
    },
    V1_0(Words.NOVEL) {
        @Override
        String user(PromptInput input) {
            final String glossary = Glossary.lines(input);
            return glossary.isEmpty()
                    ? Words.PLAIN + input.dialogue()
                    : "根据以下术语表（可以为空）：\n" + glossary + "\n将下面的日文文本根据对应关系和备注翻译成中文：" + input.dialogue();
        }
    },
    V1_5("你是一个日本二次元领域的日语翻译模型，可以流畅通顺地以日本轻小说/漫画/Galgame的风格将日文翻译成简体中文，" + "并联系上下文正确使用人称代词，不擅自添加原文中没有的代词。") {
        @Override
        String user(PromptInput input) {
            return Words.withHistory(input);
        }
    },
    GALTRANSL_2(Words.VISUAL_NOVEL) {
        @Override
        String user(PromptInput input) {
            return "参考以下术语表（可为空，格式为src->dst #备注）：\n" + Glossary.lines(input)
                    + "\n根据上述术语表的对应关系和备注，结合历史剧情和上下文，以流畅的风格将下面的文本从日文翻译成简体中文：\n" + input.dialogue();
        }
    },
    GALTRANSL_3(Words.VISUAL_NOVEL) {
        @Override
        String user(PromptInput input) {
            return Words.withHistory(input);
        }
    };

    /** A speaker's name is hardly longer. */
    private static final int LONGEST_NAME = 30;

    private final String system;

    SakuraTemplate(String system) {
        this.system = system;
    }

    abstract String user(PromptInput input);

    @Override
    public List<ChatMessage> build(PromptInput input) {
        return PromptTemplate.messages(system, user(input));
    }

    /** {@code speaker「text」} → {@code text}, while it streams in too; an answer that is not so stays as it is. */
    static String withoutSpeaker(String answer, boolean whole) {
        final int open = answer.indexOf('「');
        if (open < 0) {
            return !whole && answer.length() <= LONGEST_NAME && !answer.contains("\n") ? "" : answer;
        }
        if (open > LONGEST_NAME) {
            return answer;
        }
        final String text = answer.substring(open + 1).stripTrailing();
        return text.endsWith("」") ? text.substring(0, text.length() - 1) : text;
    }

    /** What several versions share. */
    private static final class Words {
        static final String NOVEL = "你是一个轻小说翻译模型，可以流畅通顺地以日本轻小说的风格将日文翻译成简体中文，" + "并联系上下文正确使用人称代词，不擅自添加原文中没有的代词。";
        static final String VISUAL_NOVEL = "你是一个视觉小说翻译模型，可以通顺地使用给定的术语表以指定的风格将日文翻译成简体中文，"
                + "并联系上下文正确使用人称代词，注意不要混淆使役态和被动态的主语和宾语，不要擅自添加原文中没有的特殊符号，也不要擅自增加或减少换行。";
        static final String PLAIN = "将下面的日文文本翻译成中文：";

        static String withHistory(PromptInput input) {
            final String history =
                    input.previous().isEmpty() ? "" : "历史翻译：" + String.join("\n", input.previous()) + "\n";
            return history + "\n参考以下术语表（可为空，格式为src->dst #备注）：\n" + Glossary.lines(input)
                    + "\n根据以上术语表的对应关系和备注，结合历史剧情和上下文，将下面的文本从日文翻译成简体中文：\n" + input.dialogue();
        }
    }
}
