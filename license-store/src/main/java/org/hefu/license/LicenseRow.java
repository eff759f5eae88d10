package org.hefu.license;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hefu.identity.HolderKind;
import org.hefu.identity.NameFolding;
import org.jspecify.annotations.Nullable;

/** A draft without problems, as it goes into {@code license.license}. */
record LicenseRow(
        LicenseDraft draft,
        byte[] holderToken,
        byte[] numberToken,
        @Nullable String organizationName,
        String nameFolded,
        List<String> nameGrams,
        byte[] contentToken) {

    static LicenseRow of(LicenseDraft draft, LicenseTokens tokens) {
        Holder holder = draft.holder();
        boolean isOrganization = holder.kind() == HolderKind.ORGANIZATION;
        String folded = isOrganization ? NameFolding.fold(holder.name()) : "";
        return new LicenseRow(
                draft,
                tokens.holder(holder.kind(), holder.id()),
                tokens.number(draft.number()),
                isOrganization ? holder.name() : null,
                folded,
                isOrganization ? tokens.organizationGrams(folded) : tokens.personGrams(holder.name()),
                tokens.content(LicenseBodies.canonical(draft)));
    }

    NumberKey key() {
        return NumberKey.of(draft.typeCode(), numberToken);
    }

    /** What is stored already under a type and number: version 0 if the row was put there a moment ago. */
    record Held(UUID id, int version, byte[] contentToken, LicenseStatus status) {}

    /** A version to be added. */
    record NewVersion(
            UUID id,
            int version,
            byte[] identifierToken,
            long dataKey,
            byte[] body,
            LicenseStatus status,
            Instant storedAt) {}
}
