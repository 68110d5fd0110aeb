/** The height of a row in pixels; panel.css says the same. */
export const rowHeight = 22;

/** Browsers lay nothing out beyond some 33 million pixels: a longer list is scrolled in proportion. */
const tallest = 8_000_000;

/** Which rows of a long list are in sight, and how its scroll bar stands for them. */
export class Scroller {
  private count = 0;
  private top = 0;
  /** The scroll position that was set here, which is not to be read back: it may be rounded. */
  private set: number | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly spacer: HTMLElement,
    private readonly scrolled: () => void,
    /** The height of a head that stays above the rows, in pixels. */
    private readonly head = 0,
  ) {
    element.addEventListener('scroll', () => {
      this.read();
      this.scrolled();
    });
    element.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  /** The rows in sight, and where each is to be drawn. */
  get window(): { first: number; last: number; topOf(position: number): number } {
    const { scrollTop } = this.element;
    const first = Math.floor(this.top);
    const last = Math.min(this.count, Math.ceil(this.top + this.visible));
    return { first, last, topOf: (position) => scrollTop + (position - this.top) * rowHeight };
  }

  /** How many rows are in sight at once, whole ones only. */
  get page(): number {
    return Math.max(1, Math.floor(this.visible));
  }

  /** Sets how many rows there are. */
  resize(count: number): void {
    this.count = count;
    this.spacer.style.height = `${Math.min(tallest, count * rowHeight)}px`;
    this.goTo(this.top);
  }

  /** Scrolls as little as will bring a row into sight. */
  reveal(position: number): void {
    if (position < this.top) this.goTo(position);
    else if (position + 1 > this.top + this.visible) this.goTo(position + 1 - this.visible);
  }

  /** Scrolls to a row. */
  goTo(top: number): void {
    this.top = Math.max(0, Math.min(this.count - this.visible, top));
    const before = this.element.scrollTop;
    this.element.scrollTop = this.isScaled
      ? (this.top / this.range) * this.scrollRange
      : this.top * rowHeight;
    if (this.element.scrollTop !== before) this.set = this.element.scrollTop;
  }

  private read(): void {
    const { scrollTop } = this.element;
    if (scrollTop === this.set) return;
    this.set = undefined;
    this.top = this.isScaled ? (scrollTop / this.scrollRange) * this.range : scrollTop / rowHeight;
  }

  /** In a list scrolled in proportion, a pixel of the scroll bar would be many rows. */
  private wheel(event: WheelEvent): void {
    if (!this.isScaled || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 3 : 1 / rowHeight;
    this.goTo(this.top + event.deltaY * unit);
    this.scrolled();
  }

  private get isScaled(): boolean {
    return this.count * rowHeight > tallest;
  }

  private get height(): number {
    return Math.max(0, this.element.clientHeight - this.head);
  }

  private get visible(): number {
    return this.height / rowHeight;
  }

  private get range(): number {
    return Math.max(1, this.count - this.visible);
  }

  private get scrollRange(): number {
    return Math.max(1, tallest - this.height);
  }
}
