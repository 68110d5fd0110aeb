/** What of the panel's layout is wrong: runs in the page, so it holds all that it uses. A fault is told in a sentence. */
export function layoutFaults(): string[] {
  const controls = 'button, vscode-button, vscode-dropdown, vscode-text-field, vscode-checkbox';
  const slack = 0.6;
  const page = document.documentElement;
  const faults: string[] = [];
  const name = (element: Element): string =>
    `"${(element.textContent || element.getAttribute('aria-label') || element.className).trim().slice(0, 40)}"`;
  const isOverlay = (element: Element): boolean => element.closest('[role=menu], vscode-option') !== null;

  /** The part of an element that can be seen, scrolled to or not; undefined where it is scrolled out of a list. */
  const seen = (element: Element): DOMRect | undefined => {
    const box = element.getBoundingClientRect();
    let { left, top, right, bottom } = box;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const frame = up.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX))
        [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      else if (overflowX !== 'visible' && (left < frame.left - slack || right > frame.right + slack))
        faults.push(`${name(element)} is cut by .${up.className} across`);
      if (/auto|scroll/.test(overflowY))
        [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
      else if (overflowY !== 'visible' && (top < frame.top - slack || bottom > frame.bottom + slack))
        faults.push(`${name(element)} is cut by .${up.className} up and down`);
    }
    if (right - left <= slack || bottom - top <= slack) return undefined;
    return new DOMRect(left, top, right - left, bottom - top);
  };

  if (page.scrollWidth > page.clientWidth) {
    const widest = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > page.clientWidth + slack,
    );
    faults.push(`the page is ${page.scrollWidth} wide: .${widest.map((one) => one.className).join(' .')}`);
  }
  const shown = [...document.querySelectorAll<HTMLElement>(controls)].filter(
    (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0,
  );
  const boxes = shown.flatMap((element) => {
    const box = seen(element);
    return box ? [{ element, box }] : [];
  });
  for (const { element, box } of boxes) {
    if (box.left < -slack || box.right > page.clientWidth + slack)
      faults.push(`${name(element)} goes from ${box.left} to ${box.right} across`);
    if (box.top + scrollY < -slack || box.bottom + scrollY > page.scrollHeight + slack)
      faults.push(`${name(element)} goes from ${box.top} to ${box.bottom} up and down`);
    const inner = element.shadowRoot?.querySelector<HTMLElement>('.control') ?? element;
    const isText = /^(BUTTON|VSCODE-BUTTON)$/.test(element.tagName);
    if (isText && (inner.scrollWidth > inner.clientWidth + 1 || inner.scrollHeight > inner.clientHeight + 2))
      faults.push(`${name(element)} cuts its words`);
  }
  boxes.forEach(({ element, box }, at) => {
    for (const other of boxes.slice(at + 1)) {
      if (element.contains(other.element) || isOverlay(element) !== isOverlay(other.element)) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > slack && down > slack) faults.push(`${name(element)} overlaps ${name(other.element)}`);
    }
  });
  return faults;
}
