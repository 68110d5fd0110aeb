/** A rectangle in a field, in pixels from its upper left corner. */
export interface TipBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How far a tip keeps from what it is about, and from the edges of its field. */
const gap = 6;
const margin = 2;

/** The widths that a tip is tried in, as far as its field allows, before those of the room beside what it is about. */
const widths = [360, 260];

/**
 * Where a tip of this size goes: to the right of what it is about, to the left, below or above, whichever is the first
 * that has room in the field. Where none has, it lies at the edge that is furthest away, and `isClear` is false.
 */
export function tipPlace(
  about: TipBox,
  tip: Pick<TipBox, 'width' | 'height'>,
  field: Pick<TipBox, 'width' | 'height'>,
): { readonly left: number; readonly top: number; readonly isClear: boolean } {
  const within = (at: number, size: number, whole: number): number =>
    Math.max(margin, Math.min(at, whole - margin - size));
  const middle = {
    left: within(about.left + (about.width - tip.width) / 2, tip.width, field.width),
    top: within(about.top + (about.height - tip.height) / 2, tip.height, field.height),
  };
  const right = about.left + about.width + gap;
  const left = about.left - gap - tip.width;
  const below = about.top + about.height + gap;
  const above = about.top - gap - tip.height;
  const [most, highest] = [field.width - margin, field.height - margin];
  const isLow = tip.height <= highest - margin;
  const isNarrow = tip.width <= most - margin;
  if (isLow && right + tip.width <= most) return { left: right, top: middle.top, isClear: true };
  if (isLow && left >= margin) return { left, top: middle.top, isClear: true };
  if (isNarrow && below + tip.height <= highest) return { left: middle.left, top: below, isClear: true };
  if (isNarrow && above >= margin) return { left: middle.left, top: above, isClear: true };
  const isHigh = about.top + about.height / 2 < field.height / 2;
  return { left: middle.left, top: within(isHigh ? below : above, tip.height, field.height), isClear: false };
}

/** The ring around a point. */
export function around(x: number, y: number): TipBox {
  const ring = 7.5;
  return { left: x - ring, top: y - ring, width: 2 * ring, height: 2 * ring };
}

/** Puts a tip beside what it is about, within its field, in the first width that finds a free place there; false where none does. */
export function putTip(tip: HTMLElement, about: TipBox, field: HTMLElement): boolean {
  const { clientWidth: width, clientHeight: height } = field;
  const most = width - 2 * margin;
  const room = Math.max(about.left, width - about.left - about.width) - gap - margin;
  for (const wide of new Set([...widths, room, most].map((one) => Math.floor(Math.min(one, most))))) {
    tip.style.maxWidth = `${wide}px`;
    const { left, top, isClear } = tipPlace(
      about,
      { width: tip.offsetWidth, height: tip.offsetHeight },
      { width, height },
    );
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
    if (isClear) return true;
  }
  return false;
}

/** How many letters of a text a tip in this field may have. */
export function tipLength({ clientWidth }: HTMLElement): number {
  return Math.max(30, Math.min(120, Math.floor(clientWidth / 6)));
}

/** The beginning of a text, short enough for a tip; what is left out is said by three dots. */
export function tipWords(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
