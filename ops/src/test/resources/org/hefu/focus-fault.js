// Runs in the page after a press of the Tab key. Answers "end" behind the last stop, "" where the focus can be seen,
// else what has it.
() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused.dataset.visited === "yes") {
    return "end";
  }
  focused.dataset.visited = "yes";
  const style = getComputedStyle(focused);
  const box = focused.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inSight = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  return outlined && inSight ? "" : focused.outerHTML.slice(0, 120);
}
