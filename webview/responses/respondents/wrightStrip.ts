import * as l10n from '@vscode/l10n';
import { barHeight, barsPath, mostIn } from '../../charts/bars';
import { html, setAttributes, svg } from '../../frame/element';
import { formatWithin } from '../../frame/format';
import type { LinearAxis } from '../../charts/linearAxis';

const bins = 60;

/** How difficult the items are, above the axis that the respondents' abilities lie on (Wright & Stone 1979): who is tested by what. */
export class WrightStrip {
  readonly element = html('div', { class: 'wright' });
  private readonly bars = svg('path', { class: 'wright-bars' });
  private readonly ticks = html('div', { class: 'ticks', 'aria-hidden': 'true' });
  private readonly chosen = html('span', { class: 'wright-chosen', hidden: true });
  private axis: LinearAxis | undefined;

  constructor() {
    const drawing = svg(
      'svg',
      { class: 'wright-drawing', viewBox: `0 0 ${bins} ${barHeight}`, preserveAspectRatio: 'none' },
      this.bars,
    );
    drawing.setAttribute('aria-hidden', 'true');
    const label = html('span', { class: 'wright-label', 'aria-hidden': 'true' }, l10n.t('items'));
    this.element.append(drawing, label, this.chosen, this.ticks);
    new ResizeObserver(() => this.showTicks()).observe(this.ticks);
  }

  /** Shows how difficult the items are; those beyond the axis are left out. */
  show(difficulty: Float64Array, axis: LinearAxis): void {
    this.axis = axis;
    const counts = new Uint32Array(bins);
    for (const b of difficulty)
      if (!Number.isNaN(b) && !axis.isBeyond(b))
        counts[Math.min(bins - 1, Math.floor(axis.place(b) * bins))]!++;
    this.bars.setAttribute('d', barsPath(counts, bins, mostIn(counts, bins), false));
    this.showTicks();
  }

  /** Marks the difficulty of the chosen item. */
  mark(difficulty: number): void {
    const { axis } = this;
    if (!axis) return;
    setAttributes(this.chosen, { hidden: Number.isNaN(difficulty) || axis.isBeyond(difficulty) });
    this.chosen.style.left = `${100 * axis.place(difficulty)}%`;
  }

  private showTicks(): void {
    const { axis } = this;
    const width = this.ticks.clientWidth;
    if (!axis || width === 0) return;
    const ticks = axis.ticks(width / 50).filter((value) => {
      const at = axis.place(value) * width;
      return at > 6 && at < width - 6;
    });
    this.ticks.replaceChildren(
      ...ticks.map((value) => {
        const tick = html('span', { class: 'tick' }, formatWithin(value, axis.high - axis.low));
        tick.style.left = `${100 * axis.place(value)}%`;
        return tick;
      }),
    );
  }
}
