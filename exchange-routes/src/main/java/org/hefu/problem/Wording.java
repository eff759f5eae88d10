package org.hefu.problem;

/** A part of a problem's sentence that itself has two languages. */
public record Wording(String chinese, String english) {}
