package org.hefu.certificate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is at hand to tell whether certificates were revoked; trusted only as far as their issuers signed it. */
public record RevocationEvidence(List<RevocationList> lists, List<OcspAnswer> answers) {

    private static final int MOST_STEPS = 8;

    public static final RevocationEvidence NONE = new RevocationEvidence(List.of(), List.of());

    public RevocationEvidence {
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }

    /**
     * Is there something about the certificate and about each above it, as far as these are at hand? What it says, and
     * whether anybody stands behind it, {@link CertificatePath} finds out.
     *
     * @param others among which issuers are looked for
     */
    public boolean speaksOf(Certificate certificate, Collection<Certificate> others) {
        return speaksOf(certificate, Set.copyOf(others), MOST_STEPS);
    }

    private boolean speaksOf(Certificate certificate, Set<Certificate> others, int steps) {
        if (certificate.issuer().equals(certificate.subject())) {
            return true;
        }
        boolean named = lists.stream().anyMatch(list -> list.issuer().equals(certificate.issuer()))
                || answers.stream().anyMatch(answer -> answer.names(certificate));
        List<Certificate> issuers = others.stream()
                .filter(other -> other.subject().equals(certificate.issuer()))
                .toList();
        return named
                && steps > 0
                && (issuers.isEmpty() || issuers.stream().anyMatch(issuer -> speaksOf(issuer, others, steps - 1)));
    }

    /** Both, each list and answer once. */
    public RevocationEvidence with(RevocationEvidence more) {
        return new RevocationEvidence(
                Stream.concat(lists.stream(), more.lists.stream()).distinct().toList(),
                Stream.concat(answers.stream(), more.answers.stream())
                        .distinct()
                        .toList());
    }
}
