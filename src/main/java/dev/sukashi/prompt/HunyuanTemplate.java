package dev.sukashi.prompt;

import dev.sukashi.line.Language;
import dev.sukashi.line.Languages;
import dev.sukashi.llm.ChatMessage;
import java.util.List;

/**
 * Tencent's translation models: one message, in Chinese where Chinese is one of the languages.
 *
 * @see <a href="https://github.com/Tencent-Hunyuan/Hunyuan-MT">Hunyuan-MT, Prompts</a>
 */
final class HunyuanTemplate implements PromptTemplate {
    @Override
    public List<ChatMessage> build(PromptInput input) {
        final Language to = Languages.of(input.to());
        final boolean chinese = isChinese(input.from()) || isChinese(input.to());
        return PromptTemplate.message(
                chinese
                        ? "把下面的文本翻译成" + to.chineseName() + "，不要额外解释。\n\n" + input.text()
                        : "Translate the following segment into " + to.englishName()
                                + ", without additional explanation.\n\n" + input.text());
    }

    private static boolean isChinese(String tag) {
        return Languages.primary(tag).equals("zh");
    }
}
