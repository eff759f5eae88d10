package org.hefu.certificate;

import java.util.List;

/** What is at hand to tell whether certificates were revoked; trusted only as far as their issuers signed it. */
public record RevocationEvidence(List<RevocationList> lists, List<OcspAnswer> answers) {

    public RevocationEvidence {
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }
}
