package org.hefu.viewing;

import java.util.List;
import org.hefu.identity.HolderKind;
import org.hefu.licensetype.Label;

/** What a holder can apply for, as whoever settles cases tells it. */
public interface ItemsOnOffer {

    List<Item> forHolder(HolderKind kind);

    /** A service item by its code and name. */
    record Item(String code, Label name) {}
}
