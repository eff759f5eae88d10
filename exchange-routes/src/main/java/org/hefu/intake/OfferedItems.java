package org.hefu.intake;

import java.util.List;
import org.hefu.identity.HolderKind;
import org.hefu.viewing.ItemsOnOffer;
import org.springframework.stereotype.Component;

/** Tells the licence page which items its holder can apply for. */
@Component
class OfferedItems implements ItemsOnOffer {

    private final ServiceItems items;

    OfferedItems(ServiceItems items) {
        this.items = items;
    }

    @Override
    public List<Item> forHolder(HolderKind kind) {
        return items.all().stream()
                .filter(item -> item.applicantKind() == kind)
                .map(item -> new Item(item.code(), item.name()))
                .toList();
    }
}
