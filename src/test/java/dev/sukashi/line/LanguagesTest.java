package dev.sukashi.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The languages that a player can choose. */
class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Indo-European | 67 | 英语、法语、葡萄牙语、德语、罗马尼亚语、瑞典语、丹麦语、保加利亚语、俄语、捷克语、希腊语、乌克兰语、西班牙语、荷兰语、斯洛伐克语、克罗地亚语、波兰语、立陶宛语、挪威语(博克马尔语)、挪威尼诺斯克语、波斯语、斯洛文尼亚语、古吉拉特语、拉脱维亚语、意大利语、奥克语、尼泊尔语、马拉地语、白俄罗斯语、塞尔维亚语、卢森堡语、威尼斯语、阿萨姆语、威尔士语、西里西亚语、阿斯图里亚语、恰蒂斯加尔语、阿瓦德语、迈蒂利语、博杰普尔语、信德语、爱尔兰语、法罗语、印地语、旁遮普语、孟加拉语、奥里雅语、塔吉克语、东意第绪语、伦巴第语、利古里亚语、西西里语、弗留利语、撒丁岛语、加利西亚语、加泰罗尼亚语、冰岛语、托斯克语、阿尔巴尼亚语、林堡语、罗马尼亚语、达里语、南非荷兰语、马其顿语、僧伽罗语、乌尔都语、马加希语、波斯尼亚语、亚美尼亚语",
                "Sino-Tibetan | 4 | 中文(简体中文、繁体中文、粤语)、缅甸语",
                "Afro-Asiatic | 10 | 阿拉伯语(标准语、内志语、黎凡特语、埃及语、摩洛哥语、美索不达米亚语、塔伊兹-阿德尼语、突尼斯语)、希伯来语、马耳他语",
                "Austronesian | 12 | 印度尼西亚语、马来语、他加禄语、宿务语、爪哇语、巽他语、米南加保语、巴厘岛语、班加语、邦阿西楠语、伊洛科语、瓦雷语(菲律宾)",
                "Dravidian | 4 | 泰米尔语、泰卢固语、卡纳达语、马拉雅拉姆语",
                "Turkic | 6 | 土耳其语、北阿塞拜疆语、北乌兹别克语、哈萨克语、巴什基尔语、鞑靼语",
                "Tai-Kadai | 2 | 泰语、老挝语",
                "Uralic | 3 | 芬兰语、爱沙尼亚语、匈牙利语",
                "Austroasiatic | 2 | 越南语、高棉语",
                "Other | 9 | 日语、韩语、格鲁吉亚语、巴斯克语、海地语、帕皮阿门托语、卡布维尔迪亚努语、托克皮辛语、斯瓦希里语",
            })
    void everyLanguageOfTheModelsDocumentIsThere(String family, int count, String document) {
        final List<Language> languages = Languages.all().stream()
                .filter(language -> language.family().equals(family))
                .toList();

        assertThat(languages).hasSize(count);
        for (final String name : document.split("[、(]|\\)", -1)) {
            if (!name.isEmpty() && !name.equals("中文") && !name.equals("菲律宾")) {
                assertThat(languages)
                        .as(name)
                        .anyMatch(
                                language -> Arrays.asList(language.chineseName().split("[()]"))
                                        .contains(name));
            }
        }
    }

    @Test
    void eachHasATagAndThreeNamesOfItsOwn() {
        assertThat(Languages.all()).hasSize(119);
        for (final Language language : Languages.all()) {
            assertThat(new Locale.Builder()
                            .setLanguageTag(language.tag())
                            .build()
                            .toLanguageTag())
                    .isEqualTo(language.tag());
            assertThat(language.englishName()).isNotBlank();
            assertThat(language.ownName()).isNotBlank();
        }
        final Set<String> tags = Languages.all().stream().map(Language::tag).collect(Collectors.toSet());
        final Set<String> names =
                Languages.all().stream().map(Language::englishName).collect(Collectors.toSet());
        assertThat(tags).hasSize(119);
        assertThat(names).hasSize(119);
    }

    @ParameterizedTest
    @CsvSource({
        "ja, Japanese, 日语, 日本語",
        "zh-CN, Simplified Chinese, 简体中文, 简体中文",
        "zh, Simplified Chinese, 简体中文, 简体中文",
        "zh-TW, Traditional Chinese, 繁体中文, 繁體中文",
        "tpi, Tok Pisin, 托克皮辛语, Tok Pisin",
        "pt-BR, Portuguese (Brazil), 葡萄牙语 (巴西), português (Brasil)",
        "zu, Zulu, 祖鲁语, isiZulu",
        "qaa, qaa, qaa, qaa",
    })
    void anyTagIsNamedInThreeLanguages(String tag, String english, String chinese, String own) {
        final Language language = Languages.of(tag);

        assertThat(language.englishName()).isEqualTo(english);
        assertThat(language.chineseName()).isEqualTo(chinese);
        assertThat(language.ownName()).isEqualTo(own);
    }
}
