package org.hefu.intake;

import java.util.List;
import org.hefu.identity.HolderKind;
import org.hefu.licensetype.Label;
import org.jspecify.annotations.Nullable;

/**
 * What is applied for (事项), and what must be shown for it.
 *
 * @param basis law that asks for it
 * @param purpose for which data is asked under this item
 */
public record ServiceItem(
        String code, Label name, Label basis, String purpose, HolderKind applicantKind, List<Material> materials) {

    public ServiceItem {
        materials = List.copyOf(materials);
    }

    /**
     * What must be shown (材料).
     *
     * @param options ways to satisfy it, the best first
     */
    public record Material(String code, Label name, List<Option> options) {
        public Material {
            options = List.copyOf(options);
        }

        /** The next rung below the data sources: what the applicant can do when these do not answer. */
        Rung fallback() {
            return options.stream()
                    .map(Option::kind)
                    .filter(kind -> kind == Rung.COMMITMENT || kind == Rung.UPLOAD)
                    .findFirst()
                    .orElse(Rung.UPLOAD);
        }
    }

    /**
     * One way to satisfy a material.
     *
     * @param resource asked for LICENSE and CRITERION
     * @param criterion asked for CRITERION
     */
    public record Option(
            Rung kind, @Nullable String resource, @Nullable String criterion) {}

    /** The rungs of the ladder on which a material can stand. */
    public enum Rung {
        /** A licence in force. */
        LICENSE,
        /** A yes from the department that knows. */
        CRITERION,
        /** The applicant's written promise (告知承诺). */
        COMMITMENT,
        /** A paper, scanned. */
        UPLOAD
    }
}
