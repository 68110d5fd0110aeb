import { around, putTip } from '../frame/tipPlace';
import { html, setAttributes } from '../frame/element';

/** Says what the point under the pointer is, and rings it. */
export class MapTip {
  private readonly ring = html('div', { class: 'scatter-ring', hidden: true });
  private readonly tip = html('div', { class: 'tip scatter-tip', hidden: true, 'aria-hidden': 'true' });

  constructor(private readonly field: HTMLElement) {
    field.append(this.ring, this.tip);
  }

  /** Shows some lines at a place; nothing where there is none. */
  show(place: { readonly x: number; readonly y: number } | undefined, lines: readonly string[]): void {
    setAttributes(this.ring, { hidden: place === undefined });
    setAttributes(this.tip, { hidden: place === undefined });
    if (!place) return;
    const { x, y } = place;
    this.ring.style.left = `${x}px`;
    this.ring.style.top = `${y}px`;
    this.tip.replaceChildren(...lines.map((line) => html('div', { dir: 'auto' }, line)));
    putTip(this.tip, around(x, y), this.field);
  }
}
