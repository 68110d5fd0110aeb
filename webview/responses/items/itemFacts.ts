import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import { html } from '../../frame/element';
import { formatDecimals, formatEstimate, formatInterval, formatNumber } from '../../frame/format';
import { correctWords } from './itemWords';

/** A number of an item: what it is called, what it is, and what lies behind it. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly title?: string;
}

/** What a calibration says of an item, as a list of names and values. */
export function itemFacts(report: CalibrationReport, item: number): HTMLElement {
  return html('dl', { class: 'facts-list' }, ...factsOf(report, item).map(factElement));
}

function factElement({ name, value, note, title }: Fact): HTMLElement {
  const values = html('dd', {}, html('span', { class: 'fact-value' }, value));
  if (note) values.append(html('span', { class: 'fact-note' }, note));
  return html('div', { class: 'fact', title }, html('dt', {}, name), values);
}

function factsOf({ items, summary, respondents }: CalibrationReport, item: number): Fact[] {
  const at = (column: Float64Array): number => column[item]!;
  const interval = (value: number, se: number): { note?: string } =>
    Number.isNaN(value) || Number.isNaN(se) ? {} : { note: l10n.t('95%: {0}', formatInterval(value, se)) };
  // Nothing is estimated of one respondent.
  if (respondents.names.length === 1) return [{ name: l10n.t('answers'), value: correctWords(items, item) }];
  const [b, a] = [at(items.difficulty), at(items.slope)];
  const facts: Fact[] = [
    {
      name: l10n.t('difficulty b'),
      value: formatEstimate(b, at(items.difficultySe)),
      ...interval(b, at(items.difficultySe)),
      title: l10n.t('The ability, in logits, at which the chance to be correct, guessing apart, is one half'),
    },
    {
      name: l10n.t('discrimination a'),
      value: formatEstimate(a, at(items.slopeSe)),
      ...interval(a, at(items.slopeSe)),
      title: l10n.t('How steeply the chance to be correct rises with ability; 0 tells nothing of ability'),
    },
  ];
  if (summary.model === '3pl')
    facts.push({
      name: l10n.t('guessing c'),
      value: formatDecimals(at(items.guessing), 2),
      title: l10n.t('The chance to be correct without any ability'),
    });
  facts.push(
    { name: l10n.t('answers'), value: correctWords(items, item), ...respondentsNote(items, item) },
    {
      name: l10n.t('fit'),
      value: l10n.t('infit {0}', formatDecimals(at(items.infit), 2)),
      note: l10n.t('outfit {0}', formatDecimals(at(items.outfit), 2)),
      title: l10n.t(
        'Mean squared residuals, weighted by information and not: 1 where the model fits, above it where answers surprise',
      ),
    },
    {
      name: l10n.t('Glicko-2 rating'),
      value: Number.isNaN(at(items.rating))
        ? formatNumber(NaN)
        : formatEstimate(at(items.rating), at(items.deviation), 0),
      title: l10n.t('The rating of the item as a player against the respondents, with its deviation'),
    },
  );
  return facts;
}

function respondentsNote(
  { attempts, respondents }: CalibrationReport['items'],
  item: number,
): { note?: string } {
  if (attempts[item] === respondents[item] || Number.isNaN(respondents[item]!)) return {};
  return { note: l10n.t('by {0} respondents', formatNumber(respondents[item]!)) };
}
