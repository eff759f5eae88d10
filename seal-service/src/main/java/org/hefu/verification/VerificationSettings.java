package org.hefu.verification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of verification.
 *
 * @param largestFile a larger file is not looked at
 */
@ConfigurationProperties("hefu.verification")
public record VerificationSettings(@DefaultValue("20MB") DataSize largestFile) {}
