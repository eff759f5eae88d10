package org.hefu.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.hefu.ledger.Receipt;

/** How receipts travel beside an answer: in the header {@code Hefu-Receipt}, as Base64 of their JSON. */
public final class Receipts {

    public static final String HEADER = "Hefu-Receipt";

    private Receipts() {}

    public static String header(Receipt receipt) {
        return Base64.getEncoder().encodeToString(receipt.toJson().getBytes(StandardCharsets.UTF_8));
    }
}
