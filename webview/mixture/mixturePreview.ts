import * as l10n from '@vscode/l10n';
import type { DrawReport } from '../../src/core/protocol/answers/drawReport';
import { bands } from '../../src/core/scores/bands';
import { bandWord } from '../bands/bandWords';
import { html, setText } from '../frame/element';
import { formatCompact, formatExamples, formatNumber } from '../frame/format';
import { Plot } from '../charts/plot';
import type { ShownColumn } from '../charts/shownColumn';

/** What a mixture would hold, beside what its source holds. */
export class MixturePreview {
  readonly element: HTMLElement;
  private readonly source = new Plot();
  private readonly mixture = new Plot();
  private readonly table = html('table', { class: 'draw-table' });
  /** What it leaves out, or goes by that is old. */
  readonly missing = html('p', { class: 'draw-missing', role: 'status', hidden: true });
  /** What it comes to in all, or why there is no such mixture. */
  readonly total = html('p', { class: 'draw-total', role: 'status' });

  constructor() {
    const picture = html(
      'div',
      { class: 'draw-plots', 'aria-hidden': 'true' },
      html('figure', {}, this.source.element, html('figcaption', {}, l10n.t('source'))),
      html('figure', {}, this.mixture.element, html('figcaption', {}, l10n.t('mixture'))),
    );
    this.element = html('div', { class: 'preview' }, picture, this.table);
  }

  /** Shows a drawn mixture. */
  show(draw: DrawReport, shown: ShownColumn): void {
    const { bins, axis } = shown;
    const whole = new Uint32Array(bins.count + 1);
    for (const bin of bins.of) whole[bin]!++;
    const part = new Uint32Array(bins.count + 1);
    for (const row of draw.rows) if (row < bins.of.length) part[bins.of[row]!]!++;
    this.source.showWhole(whole, bins.count, axis.kind === 'levels', false);
    this.source.showPart(whole);
    this.mixture.showWhole(part, bins.count, axis.kind === 'levels', false);
    this.mixture.showPart(part);
    this.table.replaceChildren(...tableOf(draw));
    setText(this.total, totalOf(draw));
    const missing = missingOf(draw);
    setText(this.missing, missing);
    this.missing.hidden = missing === '';
  }
}

function totalOf({ rows, filled, tokens }: DrawReport): string {
  const parts = [formatExamples(rows.length)];
  if (tokens !== undefined) parts.push(l10n.t('{0} tokens', formatCompact(tokens)));
  if (filled > 0) parts.push(l10n.t('{0} filled in from other bands', formatNumber(filled)));
  return parts.join(' · ');
}

/** Rows without a score are in no band: whoever looks at a mixture is told how many that are. */
function missingOf({ available, title, toScore }: DrawReport): string {
  const { unscored, easy, medium, hard } = available;
  const all = unscored + easy + medium + hard;
  const parts: string[] = [];
  if (unscored > 0)
    parts.push(
      l10n.t(
        '{0} of {1} examples have no score by {2} and are left out.',
        ...[formatNumber(unscored), formatNumber(all), title],
      ),
    );
  if (toScore.stale) parts.push(l10n.t('The scores by {0} are of an earlier state of the file.', title));
  return parts.join(' ');
}

function tableOf({ available, drawn }: DrawReport): HTMLElement[] {
  const head = html(
    'tr',
    {},
    html('td'),
    ...bands.map((band) => html('th', { scope: 'col' }, bandWord(band))),
  );
  const line = (label: string, counts: DrawReport['drawn']): HTMLElement =>
    html(
      'tr',
      {},
      html('th', { scope: 'row' }, label),
      ...bands.map((band) => html('td', {}, formatNumber(counts[band]))),
    );
  return [
    html('thead', {}, head),
    html('tbody', {}, line(l10n.t('available'), available), line(l10n.t('drawn'), drawn)),
  ];
}
