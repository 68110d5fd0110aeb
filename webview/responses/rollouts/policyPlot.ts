import * as l10n from '@vscode/l10n';
import type { PolicyReport } from '../../../src/core/mixture/rolloutReport';
import { BinTip } from '../../charts/binTip';
import { Plot } from '../../charts/plot';
import { html } from '../../frame/element';
import { formatNumber, formatShare } from '../../frame/format';
import { shownName } from '../../rows/rowLine';
import { barWords, countWords, triesOf } from './rolloutWords';

/** With more bars than this they have no number each. */
const mostLabels = 17;

/** The pass rates of one policy as a histogram: all examples as outlines, those that are learnable filled, with the counts in words. */
export function policyPlot(policy: PolicyReport, isNamed: boolean): HTMLElement {
  const { bins, name } = policy;
  const plot = new Plot();
  plot.showWhole(
    bins.map(({ rows }) => rows),
    bins.length,
    true,
    false,
  );
  plot.showPart(bins.map(({ learnable }) => learnable));
  const field = html('div', { class: 'rollout-plot' }, plot.element);
  new BinTip(field, (place) => {
    const bin = Math.min(bins.length - 1, Math.max(0, Math.floor(place * bins.length)));
    return { bin, bins: bins.length, text: barWords(bins, bin) };
  });
  const title = html('h3', { class: 'rollout-policy', dir: 'auto', title: name }, shownName(name));
  return html(
    'figure',
    { class: 'rollout-figure', 'aria-label': l10n.t('Pass rates of {0}', shownName(name)) },
    ...(isNamed ? [title] : []),
    field,
    tickLine(policy),
    html('ul', { class: 'rollout-counts' }, ...countWords(policy).map(countLine)),
  );
}

function tickLine({ bins }: PolicyReport): HTMLElement {
  const n = triesOf(bins);
  const labels =
    n === undefined || bins.length > mostLabels
      ? [formatShare(0), l10n.t('share of tries right'), formatShare(1)]
      : bins.map((_, at) => formatNumber(at));
  const isEach = labels.length === bins.length;
  const ticks = html(
    'div',
    { class: 'rollout-ticks', 'data-each': isEach, 'aria-hidden': 'true' },
    ...labels.map((label) => html('span', {}, label)),
  );
  const title = isEach && n !== undefined ? l10n.t('right of {0} tries', formatNumber(n)) : '';
  const marks = [l10n.t('dead'), title, l10n.t('saturated')];
  const words = html(
    'div',
    { class: 'rollout-marks', 'aria-hidden': 'true' },
    ...marks.map((mark) => html('span', {}, mark)),
  );
  return html('div', {}, ticks, words);
}

function countLine({ kind, count, words }: ReturnType<typeof countWords>[number]): HTMLElement {
  return html(
    'li',
    { 'data-kind': kind },
    html('span', { class: 'rollout-swatch', 'aria-hidden': 'true' }),
    html('b', {}, formatNumber(count)),
    ` ${words}`,
  );
}
