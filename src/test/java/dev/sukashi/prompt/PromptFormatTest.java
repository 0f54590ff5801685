package dev.sukashi.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Line;
import dev.sukashi.line.SourceKind;
import dev.sukashi.llm.ChatMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The formats of translation models, to the letter: a model that reads other words translates worse. */
class PromptFormatTest {
    private static final String NOVEL = "你是一个轻小说翻译模型，可以流畅通顺地以日本轻小说的风格将日文翻译成简体中文，并联系上下文正确使用人称代词，不擅自添加原文中没有的代词。";
    private static final String NOVEL_0_10 =
            "你是一个轻小说翻译模型，可以流畅通顺地使用给定的术语表以日本轻小说的风格将日文翻译成简体中文，并联系上下文正确使用人称代词，注意不要混淆使役态和被动态的主语和宾语，不要擅自添加原文中没有的代词，也不要擅自增加或减少换行。";
    private static final String NOVEL_1_5 =
            "你是一个日本二次元领域的日语翻译模型，可以流畅通顺地以日本轻小说/漫画/Galgame的风格将日文翻译成简体中文，并联系上下文正确使用人称代词，不擅自添加原文中没有的代词。";
    private static final String GAME =
            "你是一个视觉小说翻译模型，可以通顺地使用给定的术语表以指定的风格将日文翻译成简体中文，并联系上下文正确使用人称代词，注意不要混淆使役态和被动态的主语和宾语，不要擅自添加原文中没有的特殊符号，也不要擅自增加或减少换行。";

    private static final List<GlossaryEntry> WORDS = List.of(
            new GlossaryEntry("魔導", "魔导", ""),
            new GlossaryEntry("恵", "惠", "女性"),
            new GlossaryEntry("魔導具", "魔导具", "道具"),
            new GlossaryEntry("王都", "王都", "不在此行"));
    private static final PromptInput BARE = input("魔導具だ。", null, List.of(), List.of());
    private static final PromptInput FULL = input("魔導具だ。", "恵", WORDS, List.of("第一句。", "第二句。"));
    private static final String LINES = "魔導具->魔导具 #道具\n魔導->魔导\n恵->惠 #女性";
    private static final String SAID = "恵「魔導具だ。」";

    @Test
    void sakura09GetsItsWordsPutInBeforehand() {
        assertPrompt(PromptFormat.SAKURA_0_9, BARE, NOVEL, "将下面的日文文本翻译成中文：魔導具だ。");
        assertPrompt(PromptFormat.SAKURA_0_9, FULL, NOVEL, "将下面的日文文本翻译成中文：惠「魔导具だ。」");
    }

    @Test
    void sakura010AlwaysHasAGlossary() {
        assertPrompt(
                PromptFormat.SAKURA_0_10, BARE, NOVEL_0_10, "根据以下术语表（可以为空）：\n\n\n将下面的日文文本根据上述术语表的对应关系和备注翻译成中文：魔導具だ。");
        assertPrompt(
                PromptFormat.SAKURA_0_10,
                FULL,
                NOVEL_0_10,
                "根据以下术语表（可以为空）：\n" + LINES + "\n\n将下面的日文文本根据上述术语表的对应关系和备注翻译成中文：" + SAID);
    }

    @Test
    void sakura10WithoutAGlossaryIsAskedAs09() {
        assertPrompt(PromptFormat.SAKURA_1_0, BARE, NOVEL, "将下面的日文文本翻译成中文：魔導具だ。");
        assertPrompt(
                PromptFormat.SAKURA_1_0, FULL, NOVEL, "根据以下术语表（可以为空）：\n" + LINES + "\n将下面的日文文本根据对应关系和备注翻译成中文：" + SAID);
    }

    @Test
    void sakura15IsAskedAsGalTransl3WithASystemMessageOfItsOwn() {
        assertThat(PromptFormat.SAKURA_1_5.build(FULL).get(1))
                .isEqualTo(PromptFormat.GALTRANSL_3.build(FULL).get(1));
        assertThat(PromptFormat.SAKURA_1_5.build(FULL).get(0))
                .isEqualTo(new ChatMessage(ChatMessage.Role.SYSTEM, NOVEL_1_5));
    }

    @Test
    void galTransl2() {
        assertPrompt(
                PromptFormat.GALTRANSL_2,
                BARE,
                GAME,
                "参考以下术语表（可为空，格式为src->dst #备注）：\n\n根据上述术语表的对应关系和备注，结合历史剧情和上下文，以流畅的风格将下面的文本从日文翻译成简体中文：\n魔導具だ。");
        assertPrompt(
                PromptFormat.GALTRANSL_2,
                FULL,
                GAME,
                "参考以下术语表（可为空，格式为src->dst #备注）：\n" + LINES + "\n根据上述术语表的对应关系和备注，结合历史剧情和上下文，以流畅的风格将下面的文本从日文翻译成简体中文：\n"
                        + SAID);
    }

    @Test
    void galTransl3HasTheHistoryInFront() {
        assertPrompt(
                PromptFormat.GALTRANSL_3,
                BARE,
                GAME,
                "\n参考以下术语表（可为空，格式为src->dst #备注）：\n\n根据以上术语表的对应关系和备注，结合历史剧情和上下文，将下面的文本从日文翻译成简体中文：\n魔導具だ。");
        assertPrompt(
                PromptFormat.GALTRANSL_3,
                FULL,
                GAME,
                "历史翻译：第一句。\n第二句。\n\n参考以下术语表（可为空，格式为src->dst #备注）：\n" + LINES
                        + "\n根据以上术语表的对应关系和备注，结合历史剧情和上下文，将下面的文本从日文翻译成简体中文：\n" + SAID);
    }

    @Test
    void modelsWithoutALanguageParameterAreToldBothLanguagesInTheMessage() {
        assertThat(PromptFormat.NAMED_LANGUAGES.build(BARE))
                .containsExactly(new ChatMessage(
                        ChatMessage.Role.USER,
                        "Translate the following text from Japanese into Simplified Chinese."
                                + " Answer with the translation alone.\n\n魔導具だ。"));
    }

    @Test
    void hunyuanGetsASingleUserMessage() {
        assertThat(PromptFormat.HUNYUAN.build(FULL))
                .containsExactly(new ChatMessage(ChatMessage.Role.USER, "把下面的文本翻译成简体中文，不要额外解释。\n\n魔導具だ。"));
        assertThat(PromptFormat.HUNYUAN.build(new PromptInput("猫", null, List.of(), List.of(), "ja", "en")))
                .containsExactly(new ChatMessage(
                        ChatMessage.Role.USER,
                        "Translate the following segment into English, without additional explanation.\n\n猫"));
    }

    @Test
    void qwenMtGetsTheBareLine() {
        assertThat(PromptFormat.BARE.build(FULL)).containsExactly(new ChatMessage(ChatMessage.Role.USER, "魔導具だ。"));
    }

    @ParameterizedTest
    @CsvSource({
        "sakura-14b-qwen2.5-v1.0-iq4xs.gguf, sakura-1.0",
        "SakuraLLM/Sakura-13B-LNovel-v0.9b-GGUF, sakura-0.9",
        "sakura-32b-qwen2beta-v0.10pre1-q4km, sakura-0.10",
        "sakura-7b-qwen1.5-v0.9, sakura-0.9",
        "Sakura-14B-Qwen3-v1.5-GGUF, sakura-1.5",
        "sakura, sakura-1.0",
        "Sakura-GalTransl-7B-v3.7, galtransl-3",
        "GalTransl-14B-v3, galtransl-3",
        "galtransl-7b-v2.6, galtransl-2",
        "GalTransl-7B-v1.5, galtransl-2",
        "Sakura-GalTransl-v10, galtransl-3",
        "GalTransl, galtransl-3",
        "hunyuan-translation, hunyuan",
        "hunyuan-translation-lite, hunyuan",
        "hunyuan-lite, chat",
        "qwen-mt-turbo, bare",
        "/model/translate, named-languages",
        "qwen3, chat",
        "'', chat",
    })
    void theModelsNameTellsItsFormat(String model, String format) {
        assertThat(PromptFormat.of(PromptFormat.AUTO, model).id()).isEqualTo(format);
    }

    @ParameterizedTest
    @EnumSource(PromptFormat.class)
    void thePlayersChoiceWins(PromptFormat format) {
        assertThat(PromptFormat.of(format.id(), "sakura-v0.9")).isEqualTo(format);
        assertThat(PromptFormat.ids()).contains(format.id()).startsWith("auto");
    }

    @Test
    void translationModelsComeWithTheirMakersSampling() {
        assertThat(PromptFormat.SAKURA_1_5.sampling())
                .containsEntry("temperature", 0.1)
                .containsEntry("top_p", 0.3);
        assertThat(PromptFormat.GALTRANSL_2.sampling())
                .containsEntry("temperature", 0.3)
                .containsEntry("top_p", 0.8);
        assertThat(PromptFormat.CHAT.sampling()).isEmpty();
    }

    @Test
    void aLineWithBracketsOfItsOwnKeepsThem() {
        final PromptInput quoted = input("「行くぞ」", "恵", List.of(), List.of());

        assertThat(PromptFormat.SAKURA_1_0.build(quoted).get(1).content()).endsWith("：恵「行くぞ」");
        assertThat(PromptFormat.SAKURA_1_0.unwrap(quoted, "惠「走吧」", false)).isEqualTo("惠「走吧」");
    }

    @Test
    void theSpeakerThatWasAddedIsTakenOffTheAnswerWhileItStreams() {
        final PromptInput said = input("行くぞ", "恵", List.of(), List.of());

        assertThat(PromptFormat.GALTRANSL_3.unwrap(said, "惠", false)).isEmpty();
        assertThat(PromptFormat.GALTRANSL_3.unwrap(said, "惠「走", false)).isEqualTo("走");
        assertThat(PromptFormat.GALTRANSL_3.unwrap(said, "惠「走吧」", false)).isEqualTo("走吧");
        assertThat(PromptFormat.GALTRANSL_3.unwrap(said, "走吧", true)).isEqualTo("走吧");
        assertThat(PromptFormat.CHAT.unwrap(said, "Megumi: 「Go」", false)).isEqualTo("Megumi: 「Go」");
    }

    @Test
    void chatModelsAreToldTheLanguagesAndTheSpeaker() {
        final Line line = new Line(1, "g", SourceKind.MANUAL, "恵", "行くぞ", Instant.EPOCH);

        final List<ChatMessage> messages = new PromptBuilder("ja", "pt-BR").build(line);

        assertThat(messages.get(0).content()).contains("from Japanese into Portuguese (Brazil)");
        assertThat(messages.get(1).content()).isEqualTo("恵: 行くぞ");
    }

    private static void assertPrompt(PromptFormat format, PromptInput input, String system, String user) {
        assertThat(format.build(input))
                .containsExactly(
                        new ChatMessage(ChatMessage.Role.SYSTEM, system), new ChatMessage(ChatMessage.Role.USER, user));
    }

    private static PromptInput input(
            String text, @Nullable String speaker, List<GlossaryEntry> glossary, List<String> previous) {
        return new PromptInput(text, speaker, glossary, previous, "ja", "zh-CN");
    }
}
