package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LanguageChoiceTest {

    private final LanguageChoice choice = new LanguageChoice(new HubLocales());

    @Test
    void theChoiceLeadsBackToItsPage() {
        assertThat(back("/licenses/1?after=2")).isEqualTo("/licenses/1?after=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/a b"
            })
    void noChoiceLeadsToAnotherHost(String address) {
        assertThat(back(address)).isEqualTo("/");
    }

    private String back(String address) {
        return choice.choose("en", address, new MockHttpServletRequest(), new MockHttpServletResponse())
                .getUrl();
    }
}
