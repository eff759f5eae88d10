package org.hefu.crypt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hefu.key.Pkcs12KeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    private Path folder;

    @Test
    void theSameTextOfTheSameKindHasTheSameTokenAlsoAfterARestart() {
        byte[] before = tokens(folder).token(TokenKind.ORGANIZATION_ID, "91150300MA0N00016X");

        assertThat(tokens(folder).token(TokenKind.ORGANIZATION_ID, "91150300MA0N00016X"))
                .hasSize(Tokens.BYTES)
                .isEqualTo(before);
    }

    @Test
    void kindsTextsAndHubsHaveNoTokenInCommon() {
        Tokens tokens = tokens(folder);
        byte[] token = tokens.token(TokenKind.ORGANIZATION_ID, "1");

        assertThat(tokens.token(TokenKind.LICENSE_NUMBER, "1")).isNotEqualTo(token);
        assertThat(tokens.token(TokenKind.ORGANIZATION_ID, "2")).isNotEqualTo(token);
        assertThat(tokens(folder.resolve("another")).token(TokenKind.ORGANIZATION_ID, "1"))
                .isNotEqualTo(token);
    }

    private static Tokens tokens(Path keys) {
        return new Tokens(Pkcs12KeyVault.open(keys, "test".toCharArray()));
    }
}
