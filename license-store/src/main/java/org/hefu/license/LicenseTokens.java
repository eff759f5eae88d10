package org.hefu.license;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hefu.crypt.TokenKind;
import org.hefu.crypt.Tokens;
import org.hefu.identity.HolderKind;
import org.hefu.identity.IdNumber;
import org.hefu.identity.LicenseIdentifier;
import org.hefu.identity.NameFolding;
import org.hefu.identity.Typed;
import org.springframework.stereotype.Component;

/** What stands in the vault's tables in place of identifiers and names, and is searched for in their place. */
@Component
public class LicenseTokens {

    /** Stands before the first characters of a person's name; no folded name holds it. */
    private static final String START = "^";

    private final Tokens tokens;

    LicenseTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The token of a holder's identifier, in any way of writing it; an ID number of 15 digits as its longer form. */
    public byte[] holder(HolderKind kind, String id) {
        String written = Typed.identifier(id);
        return switch (kind) {
            case ORGANIZATION -> tokens.token(TokenKind.ORGANIZATION_ID, written);
            case PERSON -> tokens.token(TokenKind.PERSON_ID, eighteenDigits(written));
        };
    }

    /** The token of a licence number, in any way of writing it. */
    public byte[] number(String number) {
        return tokens.token(TokenKind.LICENSE_NUMBER, Typed.identifier(number));
    }

    /** The token of a licence identifier. */
    public byte[] identifier(LicenseIdentifier identifier) {
        return tokens.token(TokenKind.LICENSE_IDENTIFIER, identifier.value());
    }

    byte[] content(byte[] canonical) {
        return tokens.token(TokenKind.LICENSE_CONTENT, canonical);
    }

    /** Every character and every pair of neighbours of a folded organization name, in clear. */
    List<String> organizationGrams(String folded) {
        Set<String> grams = new LinkedHashSet<>();
        int[] characters = folded.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            grams.add(new String(characters, i, 1));
            if (i + 1 < characters.length) {
                grams.add(new String(characters, i, 2));
            }
        }
        return List.copyOf(grams);
    }

    /** The same of a person's name, as tokens, and those of its first one and two characters as such. */
    List<String> personGrams(String name) {
        List<String> grams = new ArrayList<>(organizationGrams(NameFolding.fold(name)));
        int[] characters = NameFolding.fold(name).codePoints().limit(2).toArray();
        for (int length = 1; length <= characters.length; length++) {
            grams.add(START + new String(characters, 0, length));
        }
        return grams.stream().map(this::personGram).toList();
    }

    /** What the grams of an organization's name must hold if the name holds this folded text of one character or more. */
    public List<String> organizationGramsOfPart(String folded) {
        return folded.codePointCount(0, folded.length()) == 1
                ? List.of(folded)
                : organizationGrams(folded).stream()
                        .filter(gram -> gram.codePointCount(0, gram.length()) == 2)
                        .toList();
    }

    /** The same for a person's name, as tokens. */
    public List<String> personGramsOfPart(String folded) {
        return organizationGramsOfPart(folded).stream().map(this::personGram).toList();
    }

    /** What the grams of a person's name hold besides if the name starts with this folded text. */
    public String personGramOfStart(String folded) {
        int[] characters = folded.codePoints().limit(2).toArray();
        return personGram(START + new String(characters, 0, characters.length));
    }

    private String personGram(String gram) {
        return tokens.tokenText(TokenKind.PERSON_NAME, gram);
    }

    private static String eighteenDigits(String id) {
        try {
            return IdNumber.parse(id).value();
        } catch (IllegalArgumentException notAnIdNumber) {
            return id;
        }
    }
}
