import type { BinRange } from '../../src/core/scores/crossfilter';
import { afterKey, dragged, gripAt, type Grip } from './brushMoves';
import { html, setAttributes } from '../frame/element';

/** What a brush needs of the histogram it lies on. */
export interface Brushed {
  readonly bins: number;
  readonly range: BinRange | undefined;
  /** The brush in words, for those who do not see it. */
  readonly words: string;
}

/** How near to an edge, in pixels, a drag takes hold of it. */
const reach = 5;

/** A stretch of a histogram, drawn by mouse or keyboard. */
export class Brush {
  readonly element: HTMLElement;
  private readonly mark = html('div', { class: 'brush-mark', hidden: true });
  private shown: Brushed = { bins: 1, range: undefined, words: '' };
  private drag: { grip: Grip; start: number; before: BinRange | undefined; moved: boolean } | undefined;

  constructor(
    label: string,
    private readonly changed: (range: BinRange | undefined) => void,
    private readonly isUpright = false,
  ) {
    this.element = html(
      'div',
      {
        class: 'brush',
        role: 'slider',
        tabindex: 0,
        'aria-label': label,
        'aria-valuemin': 0,
        'aria-orientation': isUpright ? 'vertical' : undefined,
      },
      this.mark,
    );
    this.element.addEventListener('pointerdown', (event) => this.begin(event));
    this.element.addEventListener('pointermove', (event) => this.move(event));
    this.element.addEventListener('pointerup', () => (this.drag = undefined));
    this.element.addEventListener('pointercancel', () => (this.drag = undefined));
    this.element.addEventListener('dblclick', () => this.change(undefined));
    this.element.addEventListener('keydown', (event) => this.press(event));
    // A slider has a value from the first, also while its histogram is still to come.
    this.show(this.shown);
  }

  /** Shows the brush as it is now. */
  show(shown: Brushed): void {
    this.shown = shown;
    const { bins, range, words } = shown;
    this.mark.hidden = range === undefined;
    if (range) {
      this.mark.style[this.isUpright ? 'bottom' : 'left'] = `${(100 * range.from) / bins}%`;
      this.mark.style[this.isUpright ? 'height' : 'width'] = `${(100 * (range.to - range.from)) / bins}%`;
    }
    setAttributes(this.element, {
      'aria-valuemax': bins,
      'aria-valuenow': range?.from ?? 0,
      'aria-valuetext': words,
    });
  }

  private begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    const start = this.placeOf(event);
    const grip = gripAt(start, this.shown.range, (reach * this.shown.bins) / this.length);
    this.drag = { grip, start, before: this.shown.range, moved: false };
    this.element.setPointerCapture(event.pointerId);
    if (grip === 'new') this.change(dragged('new', undefined, start, start, this.shown.bins));
  }

  private move(event: PointerEvent): void {
    const now = this.placeOf(event);
    const { range, bins } = this.shown;
    const width = this.length;
    if (!this.drag) {
      this.element.dataset['grip'] = gripAt(now, range, (reach * bins) / width);
      return;
    }
    const { grip, start, before } = this.drag;
    this.drag.moved ||= Math.abs(now - start) * width > 2 * bins;
    if (this.drag.moved) this.change(dragged(grip, before, start, now, bins));
  }

  private press(event: KeyboardEvent): void {
    const next = afterKey(event, this.shown.range, this.shown.bins);
    if (next === null) return;
    event.preventDefault();
    this.change(next);
  }

  /** The mark moves at once, so that the next key or move starts from it. */
  private change(range: BinRange | undefined): void {
    this.show({ ...this.shown, range });
    this.changed(range);
  }

  /** Where an event is, in bins. */
  private placeOf({ clientX, clientY }: MouseEvent): number {
    const { left, width, bottom, height } = this.element.getBoundingClientRect();
    const place = this.isUpright ? (bottom - clientY) / height : (clientX - left) / width;
    return Math.min(1, Math.max(0, place)) * this.shown.bins;
  }

  private get length(): number {
    return this.isUpright ? this.element.clientHeight : this.element.clientWidth;
  }
}
