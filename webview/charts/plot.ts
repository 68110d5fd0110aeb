import { barHeight, barsPath, mostIn, outlinePath } from './bars';
import { setAttributes, svg } from '../frame/element';

let plots = 0;

/** A histogram drawn: all rows as an outline, some of them as a fill. */
export class Plot {
  readonly element: SVGSVGElement;
  readonly fill = svg('path', { class: 'plot-fill' });
  private readonly back = svg('path', { class: 'plot-back' });
  private readonly outline = svg('path', { class: 'plot-outline' });
  private readonly hatched = svg('path', { class: 'plot-hatched' });
  private readonly pattern: SVGPatternElement;
  private bins = 1;
  private most = 1;
  private apart = false;

  constructor() {
    const hatch = `hatch-${plots++}`;
    const stripe = svg('path', { d: 'M-1 1L1 -1M0 6L6 0M5 7L7 5', class: 'hatch-stripe' });
    this.pattern = svg('pattern', { id: hatch, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, stripe);
    this.hatched.setAttribute('fill', `url(#${hatch})`);
    this.element = svg(
      'svg',
      { class: 'plot', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('defs', {}, this.pattern),
      this.back,
      this.fill,
      this.hatched,
      this.outline,
    );
    new ResizeObserver(() => this.keepStripes()).observe(this.element);
  }

  /** Shows how all rows lie in the bins. */
  showWhole(counts: ArrayLike<number>, bins: number, apart: boolean, stale: boolean): void {
    this.bins = bins;
    this.apart = apart;
    this.most = mostIn(counts, bins);
    this.element.setAttribute('viewBox', `0 0 ${bins} ${barHeight}`);
    const bars = barsPath(counts, bins, this.most, apart);
    this.back.setAttribute('d', bars);
    this.outline.setAttribute('d', outlinePath(counts, bins, this.most, apart));
    setAttributes(this.hatched, { d: stale ? bars : '' });
    if (stale) this.keepStripes();
  }

  /** Shows how the chosen rows lie in the same bins. */
  showPart(counts: ArrayLike<number>): void {
    this.fill.setAttribute('d', barsPath(counts, this.bins, this.most, this.apart));
  }

  /** The drawing is stretched; the stripes of a hatching must not be. */
  private keepStripes(): void {
    const { clientWidth, clientHeight } = this.element;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.pattern.setAttribute(
      'patternTransform',
      `scale(${this.bins / clientWidth} ${barHeight / clientHeight})`,
    );
  }
}
