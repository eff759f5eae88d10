package org.hefu.ofd;

import java.util.List;

/**
 * A page, GB/T 33190-2016, section 7.7.
 *
 * @param id by which others refer to it
 * @param path of its content
 * @param area the physical box, millimetres
 * @param templates paths of the template pages that are shown with it
 */
public record OfdPage(String id, String path, OfdBox area, List<String> templates) {

    public OfdPage {
        templates = List.copyOf(templates);
    }
}
