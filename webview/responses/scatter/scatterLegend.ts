import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import { html, svg } from '../../frame/element';
import { formatNumber } from '../../frame/format';
import type { ScatterAxes } from './scatterAxes';
import { kindOf, pointKinds } from './scatterPoints';

/** What the shapes mean, and what is not to be seen; only of what there is. */
export function legendOf({ items }: CalibrationReport, { unknown, beyond }: ScatterAxes): HTMLElement[] {
  let [wrongKey, flagged] = [0, 0];
  for (let item = 0; item < items.names.length; item++) {
    if (Number.isNaN(items.difficulty[item]!)) continue;
    const kind = kindOf(items, item);
    if (kind === pointKinds.wrongKey) wrongKey++;
    else if (kind === pointKinds.flagged) flagged++;
  }
  const parts: HTMLElement[] = [];
  const say = (shape: string | undefined, words: string): void => {
    parts.push(html('span', { class: 'legend-part' }, ...(shape ? [shapeOf(shape)] : []), words));
  };
  if (wrongKey > 0) say('M5 0L10 5L5 10L0 5Z', l10n.t('key probably wrong: {0}', formatNumber(wrongKey)));
  if (flagged > 0) say('ring', l10n.t('flagged otherwise: {0}', formatNumber(flagged)));
  if (beyond > 0)
    say('M5 1L10 9H0Z', l10n.t('beyond the axes, drawn at the edge: {0}', formatNumber(beyond)));
  if (unknown === 1) say(undefined, l10n.t('1 item has no estimate: nobody answered it.'));
  if (unknown > 1)
    say(undefined, l10n.t('{0} items have no estimate: nobody answered them.', formatNumber(unknown)));
  return parts;
}

function shapeOf(shape: string): SVGSVGElement {
  const mark =
    shape === 'ring'
      ? svg('circle', { cx: 5, cy: 5, r: 4, fill: 'none', stroke: 'currentColor' })
      : svg('path', { d: shape, fill: 'currentColor' });
  return svg('svg', { class: 'legend-shape', viewBox: '0 0 10 10', 'aria-hidden': 'true' }, mark);
}
