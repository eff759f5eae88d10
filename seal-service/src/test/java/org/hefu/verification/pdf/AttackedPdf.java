package org.hefu.verification.pdf;

import static org.hefu.verification.pdf.RawPdf.FIELD;
import static org.hefu.verification.pdf.RawPdf.SIGNATURE;
import static org.hefu.verification.pdf.RawPdf.SIGNED_CATALOG;
import static org.hefu.verification.pdf.RawPdf.SIGNED_PAGE;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.stream;
import static org.hefu.verification.pdf.SignedPapers.NOW;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.Attack;

/** What all attacks on a signed PDF start from. */
abstract class AttackedPdf {

    static final String OTHER = stream("0 0 m 200 100 l S");

    final TestAuthority authority;
    final byte[] unsigned = RawPdf.unsigned();
    final byte[] signed;
    private final List<Attack> attacks;

    /**
     * @param attacks is added to
     */
    AttackedPdf(TestAuthority authority, List<Attack> attacks) {
        this.authority = authority;
        this.signed = RawPdf.signed(authority);
        this.attacks = attacks;
    }

    final void add(String name, byte[] file) {
        add(name, file, authority.trust());
    }

    final void add(String name, byte[] file, TrustStore trust) {
        add(name, file, trust, NOW.plusSeconds(60));
    }

    final void add(String name, byte[] file, TrustStore trust, Instant now) {
        attacks.add(new Attack(name, file, trust, now));
    }

    final void addAll(List<Attack> more) {
        attacks.addAll(more);
    }

    static Map<Integer, String> further() {
        return objects(
                1,
                SIGNED_CATALOG.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                3,
                SIGNED_PAGE.replace("[6 0 R]", "[6 0 R 8 0 R]"),
                7,
                SIGNATURE,
                8,
                FIELD.replace("5 0 R", "7 0 R").replace("(S1)", "(S2)"));
    }

    static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
