package org.hefu.sealing;

import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where a seal is to go, as callers write it.
 *
 * @param place PAPER (unless said otherwise), AT, KEYWORD, EDGES or NONE
 * @param page for AT, counted from 1, -1 for the last
 * @param left for AT, millimetres
 * @param top for AT, millimetres
 */
record SealPlaces(
        @Nullable String place,
        @Nullable Integer page,
        @Nullable Double left,
        @Nullable Double top,
        @Nullable String keyword) {

    SealPosition position() {
        try {
            return switch (place == null || place.isBlank() ? "PAPER" : place) {
                case "PAPER" -> SealPosition.PAPER;
                case "EDGES" -> SealPosition.EDGES;
                case "NONE" -> SealPosition.NONE;
                case "KEYWORD" -> SealPosition.keyword(Given.text("keyword", keyword));
                case "AT" ->
                    SealPosition.at(page == null ? -1 : page, Given.value("left", left), Given.value("top", top));
                default ->
                    throw new ProblemException(Problem.FIELD_INVALID, "place", "PAPER, AT, KEYWORD, EDGES, NONE");
            };
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, "place", String.valueOf(e.getMessage()));
        }
    }
}
