package org.hefu.seal;

import java.time.Instant;
import org.hefu.certificate.Certificate;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.ses.SesSeal;

/**
 * A seal as it was made once: with one certificate, and one picture.
 *
 * @param number counted from 1; the highest is in use
 * @param data by GB/T 38540-2020
 */
public record SealEdition(
        int number, Instant madeAt, String madeBy, Certificate certificate, SealImage image, SesSeal data) {}
