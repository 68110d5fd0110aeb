import { html } from '../frame/element';
import { boxDragged, boxGripAt, type Box, type BoxGrip, type BoxPlace } from './boxMoves';

/** How near to an edge, in pixels, a drag takes hold of it; and how far a click may slip. */
const reach = { edge: 5, click: 3 };

/** What a box brush does to the map that it lies on. */
export interface BoxWishes {
  change(box: Box): void;
  click(x: number, y: number): void;
}

/** A rectangle on a field, drawn and moved with the pointer; what the keyboard does is done on the axes. */
export class BoxBrush {
  private readonly mark = html('div', { class: 'brush-mark map-box', hidden: true });
  private box: Box = { x: undefined, y: undefined };
  private bins: BoxPlace = { x: 1, y: 1 };
  private drag: { grip: BoxGrip; start: BoxPlace; at: BoxPlace; before: Box; moved: boolean } | undefined;

  constructor(
    private readonly field: HTMLElement,
    private readonly wishes: BoxWishes,
  ) {
    field.append(this.mark);
    field.addEventListener('pointerdown', (event) => this.begin(event));
    field.addEventListener('pointermove', (event) => this.move(event));
    field.addEventListener('pointerup', (event) => this.end(event));
    field.addEventListener('pointercancel', () => (this.drag = undefined));
    field.addEventListener('dblclick', () => wishes.change({ x: undefined, y: undefined }));
  }

  /** Whether it is being drawn or moved. */
  get isDragging(): boolean {
    return this.drag?.moved === true;
  }

  /** Shows the rectangle as it is now. */
  show(box: Box, bins: BoxPlace): void {
    this.box = box;
    this.bins = bins;
    this.mark.hidden = !box.x && !box.y;
    const [x, y] = [box.x ?? { from: 0, to: bins.x }, box.y ?? { from: 0, to: bins.y }];
    this.mark.style.left = `${(100 * x.from) / bins.x}%`;
    this.mark.style.width = `${(100 * (x.to - x.from)) / bins.x}%`;
    this.mark.style.bottom = `${(100 * y.from) / bins.y}%`;
    this.mark.style.height = `${(100 * (y.to - y.from)) / bins.y}%`;
  }

  private begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    const start = this.placeOf(event);
    const { clientWidth, clientHeight } = this.field;
    const near = {
      x: (reach.edge * this.bins.x) / clientWidth,
      y: (reach.edge * this.bins.y) / clientHeight,
    };
    const grip = boxGripAt(start, this.box, near, this.bins);
    const at = { x: event.clientX, y: event.clientY };
    this.drag = { grip, start, at, before: this.box, moved: false };
    this.field.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    if (!this.drag) return;
    const { grip, start, at, before } = this.drag;
    this.drag.moved ||= Math.hypot(event.clientX - at.x, event.clientY - at.y) > reach.click;
    if (!this.drag.moved) return;
    const box = boxDragged(grip, before, start, this.placeOf(event), this.bins);
    this.show(box, this.bins);
    this.wishes.change(box);
  }

  private end({ clientX, clientY }: PointerEvent): void {
    const { drag } = this;
    this.drag = undefined;
    if (!drag || drag.moved) return;
    const { left, top } = this.field.getBoundingClientRect();
    this.wishes.click(clientX - left, clientY - top);
  }

  /** Where an event is, in bins. */
  private placeOf({ clientX, clientY }: MouseEvent): BoxPlace {
    const { left, width, bottom, height } = this.field.getBoundingClientRect();
    const share = (part: number): number => Math.min(1, Math.max(0, part));
    return {
      x: share((clientX - left) / width) * this.bins.x,
      y: share((bottom - clientY) / height) * this.bins.y,
    };
  }
}
