package dev.sukashi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLanguageFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ja | 昨日、学校へ行った。",
                "ja | 「Hello」と彼は言った",
                "ja | ありがとう",
                "ja | カタカナ",
                "ja | 全員集合！",
                "ja | 東京都",
                "ja | 戦闘開始",
                "ja | 人々",
                "ja | うわーっ！",
                "ja | ……",
                "ja | 「……！？」",
                "ja | HPが100回復した！",
                "ja | Lv5に上がった",
                "ja | 詳しくは https://example.com/help を見てください",
                "ja | Tシャツを着る",
                "ja | [恵] おはよう",
                "ja | 『START』を押してね",
                "ja | 2023年7月1日",
                "ja | 行くよ；待って",
                "ja | えっ？　な、何？",
                "zh | 你好，世界",
                "zh-CN | 我们走吧。",
                "zh-TW | 謝謝你的幫助",
                "zh | 他说：Hello",
                "ko | 안녕하세요",
                "ko | 그는 Hello라고 말했다.",
                "ru | Привет, как дела?",
                "uk | Доброго ранку",
                "th | สวัสดีครับ",
                "ar | مرحبا بالعالم",
                "he | שלום עולם",
                "el | Καλημέρα κόσμε",
                "hi | नमस्ते दुनिया",
                "ka | გამარჯობა",
                "en | Where are you going?",
                "en | \"Let me go!\" she said.",
                "en | I wonder if this is it (maybe).",
                "en | For a while; then nothing.",
                "en | Import duties are high.",
                "en | Return to me...",
                "en | Mr. Smith went to www.example.com yesterday.",
                "en | Yes.",
                "en | Class begins at nine:",
                "fr | Ça va? L'été est fini.",
                "de | Schöne Grüße",
                "vi | Xin chào thế giới",
                "pl | Zażółć gęślą jaźń",
                "auto | 何でも",
                "auto | anything at all",
            })
    void letsThrough(String language, String text) {
        assertThat(new SourceLanguageFilter(language).apply(text)).hasValue(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ja | https://example.com/日本",
                "ja | int 変数 = 3;",
                "ja | Where are you going?",
                "ja | 我们走吧",
                "ja | 你好",
                "ja | 안녕하세요",
                "ja | Привет",
                "ja | C:\\Users\\太郎\\ゲーム.exe",
                "ja | /home/taro/ゲーム/セーブ",
                "ja | {\"名前\": \"太郎\", \"年\": 17}",
                "ja | [\"一\", \"二\"]",
                "ja | print(\"こんにちは\")",
                "ja | console.log('こんにちは');",
                "ja | name = \"田中\"",
                "ja | <p>こんにちは</p>",
                "ja | // 変数を宣言する",
                "ja | SELECT 名前 FROM 表",
                "ja | taro@例え.jp",
                "ja | スクリーンショット.png",
                "ja | 12345",
                "ja | d41d8cd98f00b204e9800998ecf8427e",
                "ja | The word カワイイ is used all over the world today",
                "ja | www.example.jp/ページ",
                "ja | if (太郎 == null) {",
                "ja | ---",
                "zh | 昨日、学校へ行った。",
                "zh | Hello world",
                "ko | 你好",
                "ru | Hello",
                "th | hello",
                "he | مرحبا",
                "en | 昨日、学校へ行った。",
                "en | Привет, как дела?",
                "en | https://example.com/index.html?a=b",
                "en | someone@example.com",
                "en | C:\\Program Files\\Game\\game.exe",
                "en | /usr/share/edict/edict",
                "en | src/main/java/App.java",
                "en | {\"id\": 1, \"text\": \"hello\"}",
                "en | public static void main(String[] args) {",
                "en | const x = 3;",
                "en | def greet(name):",
                "en | import os",
                "en | #include <stdio.h>",
                "en | foo.bar(baz)",
                "en | a == b && c",
                "en | 550e8400-e29b-41d4-a716-446655440000",
                "en | sk-abcdEFGH1234567890abcdEFGH",
                "en | sudo apt-get install edict",
                "en | example.com",
                "en | <div class=\"x\">hi</div>",
                "en | 42",
                "en | ...",
                "auto | https://example.com/",
                "auto | 12:30",
            })
    void holdsBack(String language, String text) {
        assertThat(new SourceLanguageFilter(language).apply(text)).isEmpty();
    }

    @Test
    void codeOfSeveralLinesIsCode() {
        final String code = "class 猫 {\n    void 鳴く() {\n        System.out.println(\"にゃー\");\n    }\n}";
        assertThat(new SourceLanguageFilter("ja").apply(code)).isEmpty();
    }

    @Test
    void aLongLineIsJudgedInATwinkling() {
        final long start = System.nanoTime();
        for (final String part :
                new String[] {"a", "あ", "(", "a.", "a/", "\"", "[", "{\"a\":", "a=", "= ", "-", "a@", "http://"}) {
            new SourceLanguageFilter("ja").apply(part.repeat(10_000));
        }
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
    }
}
