package org.hefu.viewing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.hefu.ledger.Receipt;
import org.hefu.search.LicenseHit;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param next cursor for the page after this one; null if this is the last
 * @param receipt proof that this search is on the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundLicenses(
        List<LicenseHit> licenses, @Nullable String next, Receipt receipt) {}
