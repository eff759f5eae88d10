// Runs in the page. Answers a list of sentences, one for each fault; an empty list for a page without fault.
() => {
  const faults = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const shown = element => element.checkVisibility({ checkVisibilityCSS: true });
  const name = element =>
    element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + " '" + element.textContent.trim().slice(0, 30) + "'";

  const english = document.querySelector("button[name=language]")?.value === "zh";
  const language = english ? "en" : "zh-CN";
  if (document.documentElement.lang !== language) {
    faults.push(`the page says its language is ${document.documentElement.lang}, not ${language}`);
  }
  if (document.title.trim() === "") {
    faults.push("no title");
  }
  if (all("h1").length !== 1 || all("main").length !== 1) {
    faults.push(`${all("h1").length} first headings and ${all("main").length} main parts`);
  }
  if (document.body.innerText.includes("??")) {
    faults.push("a text is missing: " + document.body.innerText.match(/\?\?[^?]*\?\?/)?.[0]);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    faults.push("wider than the window");
  }

  all("input:not([type=hidden]), select, textarea").forEach(field => {
    if (field.labels.length === 0 || [...field.labels].every(label => label.textContent.trim() === "")) {
      faults.push(`no label: ${name(field)} ${field.name}`);
    }
  });
  all("a[href], button, summary").forEach(control => {
    if (control.textContent.trim() === "" && !control.ariaLabel && !control.querySelector("img[alt]:not([alt=''])")) {
      faults.push(`no name: ${control.outerHTML.slice(0, 80)}`);
    }
  });
  all("img:not([alt])").forEach(image => faults.push(`no alternative text: ${image.src}`));
  all("table").forEach(table => {
    if (!table.querySelector("th[scope]")) {
      faults.push(`no headings: ${name(table)}`);
    }
  });

  const ids = all("[id]").map(element => element.id);
  ids.filter((id, place) => ids.indexOf(id) !== place).forEach(id => faults.push(`two elements have id ${id}`));
  ["aria-labelledby", "aria-describedby", "for", "form"].forEach(attribute =>
    all(`[${attribute}]`).forEach(element =>
      element.getAttribute(attribute).split(/\s+/).filter(id => !ids.includes(id))
        .forEach(id => faults.push(`${attribute} of ${name(element)} names ${id}, which is not there`))));

  // WCAG 2.2, 1.4.3: contrast of text to what is behind it, 4.5 to 1; 3 to 1 for large text.
  const color = text => text.match(/[\d.]+/g).map(Number);
  const light = rgb => rgb.slice(0, 3)
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = element => {
    for (let at = element; at !== null; at = at.parentElement) {
      const found = color(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] > 0) {
        return found;
      }
    }
    return [255, 255, 255];
  };
  all("body *").filter(shown).forEach(element => {
    const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    if (!own || element.closest(":disabled") !== null) {
      return;
    }
    const style = getComputedStyle(element);
    const [darker, lighter] = [light(color(style.color)), light(behind(element))].sort((a, b) => a - b);
    const contrast = (lighter + 0.05) / (darker + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (contrast < needed) {
      faults.push(`contrast ${contrast.toFixed(2)} to 1: ${name(element)}`);
    }
  });
  return faults;
}
