// Lets a file be dropped onto a form that has a file chooser, and lets the chooser speak the language of the page.
// Without this script the browser's own chooser does the same.
(function () {
  "use strict";

  document.documentElement.classList.add("scripted");

  function isChooser(target) {
    return target instanceof HTMLInputElement && target.type === "file";
  }

  function showChosen(chooser) {
    const chosen = chooser.parentElement.querySelector("[data-chosen]");
    if (chosen !== null) {
      chosen.textContent = chooser.files.length === 0 ? chosen.dataset.none : chooser.files[0].name;
    }
    chooser.setCustomValidity("");
  }

  // What was chosen before may still be chosen after a page is loaded again.
  document.querySelectorAll("input[type=file]").forEach(showChosen);

  document.addEventListener("change", function (event) {
    if (isChooser(event.target)) {
      showChosen(event.target);
    }
  });

  document.addEventListener("invalid", function (event) {
    if (isChooser(event.target) && event.target.validity.valueMissing) {
      event.target.setCustomValidity(event.target.dataset.missing);
    }
  }, true);

  // A button that sends a form to another address and wants the whole answer, not a part of the page.
  document.addEventListener("click", function (event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-whole]") : null;
    if (button === null) {
      return;
    }
    event.preventDefault();
    const form = button.form;
    if (form.reportValidity()) {
      const before = form.action;
      form.action = button.formAction;
      form.submit();
      form.action = before;
    }
  });

  function zoneOf(event) {
    return event.target instanceof Element ? event.target.closest("[data-drop]") : null;
  }

  function hasFiles(event) {
    return event.dataTransfer !== null && Array.from(event.dataTransfer.types).includes("Files");
  }

  document.addEventListener("dragover", function (event) {
    if (!hasFiles(event)) {
      return;
    }
    // A file that misses the zone must not replace the page.
    event.preventDefault();
    document.querySelectorAll("[data-drop].over").forEach(function (zone) {
      zone.classList.remove("over");
    });
    const zone = zoneOf(event);
    if (zone !== null) {
      zone.classList.add("over");
    }
  });

  document.addEventListener("dragleave", function (event) {
    const zone = zoneOf(event);
    if (zone !== null && !zone.contains(event.relatedTarget)) {
      zone.classList.remove("over");
    }
  });

  document.addEventListener("drop", function (event) {
    if (!hasFiles(event)) {
      return;
    }
    event.preventDefault();
    const zone = zoneOf(event);
    if (zone === null) {
      return;
    }
    zone.classList.remove("over");
    const chooser = zone.querySelector("input[type=file]");
    const dropped = event.dataTransfer.files;
    if (chooser !== null && dropped.length === 1) {
      chooser.files = dropped;
      showChosen(chooser);
      chooser.form.requestSubmit();
    }
  });
})();
