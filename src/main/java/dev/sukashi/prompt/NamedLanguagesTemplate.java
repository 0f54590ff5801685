package dev.sukashi.prompt;

import dev.sukashi.line.Languages;
import dev.sukashi.llm.ChatMessage;
import java.util.List;

/** For a translation model that has no parameter for the languages: the message names both. */
final class NamedLanguagesTemplate implements PromptTemplate {
    @Override
    public List<ChatMessage> build(PromptInput input) {
        return PromptTemplate.message(
                "Translate the following text from %s into %s. Answer with the translation alone.\n\n%s"
                        .formatted(
                                Languages.englishName(input.from()), Languages.englishName(input.to()), input.text()));
    }
}
