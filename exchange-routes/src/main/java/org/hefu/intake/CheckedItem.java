package org.hefu.intake;

import java.util.List;
import java.util.Optional;
import org.hefu.licensetype.Label;

/** One item, material by material. */
public record CheckedItem(String item, Label name, List<CheckedMaterial> materials) {

    /** Whether no paper has to be asked for. */
    public boolean complete() {
        return materials.stream().allMatch(CheckedMaterial::satisfied);
    }

    /** Whether a source that keeps records of applicants has none of this one, and no other shows any. */
    public boolean applicantUnknown() {
        return materials.stream().anyMatch(CheckedMaterial::notFound)
                && materials.stream().noneMatch(CheckedMaterial::recordFound);
    }

    /** The holder's name, as a satisfied licence shows it. */
    Optional<String> applicantName() {
        return materials.stream()
                .map(material -> material.shown().get("holderName"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
