// Lets a file be dropped onto a form that has a file chooser. Without this script the chooser does the same.
(function () {
  "use strict";

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
      chooser.form.requestSubmit();
    }
  });
})();
