package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One check and its outcome.
 *
 * @param detail what was found, in English
 * @param detailZh the same in Chinese
 */
@JsonPropertyOrder({"check", "result", "detail", "detailZh"})
public record CheckResult(Check check, Result result, String detail, String detailZh) {}
