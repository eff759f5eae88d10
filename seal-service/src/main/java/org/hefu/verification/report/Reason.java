package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Why a verdict is what it is.
 *
 * @param code stable, for programs
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
@JsonPropertyOrder({"code", "zh", "en"})
public record Reason(String code, String zh, String en) {}
