import * as l10n from '@vscode/l10n';
import { bands, type Band } from '../../src/core/scores/bands';
import { quantileMarks, tickLabels } from './axisTicks';
import { bandWord } from '../bands/bandWords';
import { BinTip } from './binTip';
import { binWords } from './binWords';
import type { Edge } from '../bands/movedCutOffs';
import { CutOffHandle, placeOf } from './cutOffHandle';
import type { Difficulty } from '../bands/difficulty';
import { html, setAttributes, setText, svg } from '../frame/element';
import { isPredicted } from './errorColumns';
import { formatExamples, formatNumber, formatShare, formatWithin } from '../frame/format';
import { Plot } from './plot';
import type { ShownColumn } from './shownColumn';

/** The histogram of the primary measure, with its bands and the cut-offs between them. */
export class LargeHistogram {
  readonly element: HTMLElement;
  private readonly plot = new Plot();
  private readonly labels = html('div', { class: 'band-labels' });
  private readonly strip = html('div', { class: 'band-strip' });
  private readonly ticks = html('div', { class: 'ticks', 'aria-hidden': 'true' });
  private readonly field: HTMLElement;
  private readonly most = html('span', { class: 'count-most' });
  private readonly handles: readonly CutOffHandle[];
  private readonly tip: BinTip;
  private readonly stops = Array.from({ length: 4 }, () => svg('stop'));
  private marks: readonly HTMLElement[] = [];
  private shown: ShownColumn | undefined;
  private whole: Uint32Array = new Uint32Array();
  private part: Uint32Array = new Uint32Array();

  constructor(move: (edge: Edge, value: number) => void, reset: () => void) {
    this.handles = [new CutOffHandle('easy', move, reset), new CutOffHandle('hard', move, reset)];
    this.plot.element.prepend(svg('defs', {}, svg('linearGradient', { id: 'bands' }, ...this.stops)));
    this.plot.fill.setAttribute('fill', 'url(#bands)');
    this.field = html('div', { class: 'large-plot' }, this.plot.element);
    this.field.append(...this.handles.map(({ element }) => element));
    this.tip = new BinTip(this.field, (bin) => this.tipFor(bin));
    const counts = html(
      'div',
      { class: 'count-axis', 'aria-hidden': 'true' },
      this.most,
      html('span', {}, formatNumber(0)),
    );
    this.element = html(
      'section',
      { class: 'large' },
      this.labels,
      counts,
      this.field,
      this.strip,
      this.ticks,
    );
    new ResizeObserver(() => this.showTicks()).observe(this.ticks);
  }

  /** Shows another column, or other scores of it. */
  show(shown: ShownColumn, difficulty: Difficulty): void {
    this.shown = shown;
    const { axis, bins, column, known } = shown;
    this.whole = new Uint32Array(bins.count + 1);
    for (const bin of bins.of) this.whole[bin]!++;
    this.plot.showWhole(this.whole, bins.count, axis.kind === 'levels', column.stale === true);
    // The gradient runs along the drawing's own bins, whatever the bars that are there.
    setAttributes(this.plot.element.querySelector('linearGradient')!, {
      gradientUnits: 'userSpaceOnUse',
      x1: 0,
      x2: bins.count,
    });
    setText(this.most, formatNumber(Math.max(...this.whole.subarray(0, bins.count))));
    this.element.setAttribute(
      'aria-label',
      l10n.t('{0}, {1} from {2}', column.title, formatExamples(known), this.rangeWords(shown)),
    );
    this.element.toggleAttribute('data-predicted', isPredicted(column));
    this.marks = quantileMarks(shown);
    this.showTicks();
    this.showBands(difficulty);
  }

  /** Shows the rows that the brushes leave. */
  select(counts: Uint32Array): void {
    this.part = counts;
    this.plot.showPart(counts);
    this.tip.refresh();
  }

  /** Shows the bands where the cut-offs are now. */
  showBands(difficulty: Difficulty): void {
    if (!this.shown) return;
    const { axis, known } = this.shown;
    const counts = difficulty.counts();
    const [easy, hard] = (['easy', 'hard'] as const).map((edge) => placeOf(edge, axis, difficulty));
    const places =
      difficulty.sign === 1 ? [0, easy!, Math.max(easy!, hard!), 1] : [0, hard!, Math.max(easy!, hard!), 1];
    const order = difficulty.sign === 1 ? bands : [...bands].reverse();
    const stretches = order.map((band, at) => ({ band, from: places[at]!, to: places[at + 1]! }));
    this.labels.replaceChildren(
      ...stretches.map((stretch) => bandLabel(stretch, counts[stretch.band], known, difficulty)),
    );
    this.strip.replaceChildren(...stretches.map(bandStretch), ...this.marks);
    this.colour(stretches);
    this.handles[0]!.show(axis, difficulty, counts.easy, known);
    this.handles[1]!.show(axis, difficulty, counts.hard, known);
  }

  private colour(stretches: readonly Stretch[]): void {
    const [low, middle, high] = stretches;
    const stops = [
      { at: low!.to, band: low!.band },
      { at: low!.to, band: middle!.band },
      { at: middle!.to, band: middle!.band },
      { at: middle!.to, band: high!.band },
    ];
    stops.forEach(({ at, band }, index) => {
      setAttributes(this.stops[index]!, { offset: at, class: `stop-${band}` });
    });
  }

  private showTicks(): void {
    if (!this.shown) return;
    const width = this.ticks.clientWidth;
    if (width > 0) this.ticks.replaceChildren(...tickLabels(this.shown, width));
  }

  private tipFor(place: number): { bin: number; bins: number; text: string } | undefined {
    if (!this.shown) return undefined;
    const { axis, bins } = this.shown;
    const bin = axis.binAt(place);
    return { bin, bins: bins.count, text: binWords(this.shown, bin, this.whole[bin]!, this.part[bin]) };
  }

  private rangeWords({ column, axis, min, max }: ShownColumn): string {
    return l10n.t('{0} to {1} {2}', formatWithin(min, axis.span), formatWithin(max, axis.span), column.unit);
  }
}

interface Stretch {
  readonly band: Band;
  readonly from: number;
  readonly to: number;
}

function bandStretch({ band, from, to }: Stretch): HTMLElement {
  const stretch = html('span', { class: `stretch stretch-${band}` });
  stretch.style.left = `${100 * from}%`;
  stretch.style.width = `${100 * (to - from)}%`;
  return stretch;
}

function bandLabel(
  { band, from, to }: Stretch,
  count: number,
  known: number,
  { cut, sign }: Difficulty,
): HTMLElement {
  const [atMost, atLeast] = sign === 1 ? ['≤', '≥'] : ['≥', '≤'];
  const limits: Record<Band, string> = {
    easy: `${atMost} ${formatNumber(cut.easy)}`,
    medium: '',
    hard: `${atLeast} ${formatNumber(cut.hard)}`,
  };
  const label = html(
    'span',
    { class: `band-label band-label-${band}` },
    html('span', { class: `swatch swatch-${band}`, 'aria-hidden': 'true' }),
    html('b', {}, bandWord(band)),
    html('span', { class: 'band-limit' }, limits[band]),
    html('span', { class: 'band-count' }, formatNumber(count)),
    html('span', { class: 'band-share' }, formatShare(count / known)),
  );
  label.style.flexGrow = String(Math.max(0.01, to - from));
  return label;
}
