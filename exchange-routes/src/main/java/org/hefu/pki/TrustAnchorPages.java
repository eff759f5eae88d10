package org.hefu.pki;

import java.io.IOException;
import org.hefu.access.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The trust anchors on the screen. */
@Controller
@RequestMapping("/trust")
class TrustAnchorPages {

    private final TrustAnchorFolder folder;

    TrustAnchorPages(TrustAnchorFolder folder) {
        this.folder = folder;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("anchors", folder.all());
        return "pki/trust";
    }

    @PostMapping
    String add(@RequestParam MultipartFile file, Caller.Person person) throws IOException {
        folder.add(file.getBytes(), person);
        return "redirect:/trust";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, Caller.Person person) {
        folder.remove(id, person);
        return "redirect:/trust";
    }
}
