package org.hefu.console;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint whose author forgot to say who may reach it. */
@RestController
class Forgotten {

    static final String ADDRESS = "/api/v1/forgotten";

    @GetMapping(ADDRESS)
    String answer() {
        return "what nobody was to see";
    }
}
