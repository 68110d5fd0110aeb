import * as l10n from '@vscode/l10n';
import type { ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import type { RespondentColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { svg } from '../../frame/element';
import {
  formatDecimals,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatShare,
  normal95,
} from '../../frame/format';
import { shownName } from '../../rows/rowLine';
import { stripHeight, type CurveFrame } from './curveFrame';
import { shareBins, type ShareBin } from './shareBins';

/** Up to so many respondents each has a mark of its own. */
const mostMarks = 300;

/** From how many on their shares are drawn too, and how many a share is made of at least. */
const fewest = { shares: 40, each: 10 };

/** Whether each respondent to an item has a mark: not where there are too many. */
export function hasRug({ respondent }: ItemAnswers): boolean {
  return respondent.length <= mostMarks;
}

/** The answers to an item: a mark a respondent, and the shares correct of groups of them. */
export function answerMarks(
  frame: CurveFrame,
  answers: ItemAnswers,
  people: RespondentColumns,
): SVGElement[] {
  const known = [...answers.respondent.keys()].filter(
    (at) => !Number.isNaN(people.ability[answers.respondent[at]!]!),
  );
  const groups = Math.min(12, Math.floor(known.length / fewest.each));
  const shares = known.length < fewest.shares ? [] : shareBins(answers, people.ability, groups);
  const marks = hasRug(answers) ? known.map((at) => rugMark(frame, answers, people, at)) : [];
  return [...shares.map((bin) => shareMark(frame, bin)), ...marks];
}

function rugMark(frame: CurveFrame, answers: ItemAnswers, people: RespondentColumns, at: number): SVGElement {
  const who = answers.respondent[at]!;
  const share = answers.correct[at]! / answers.attempts[at]!;
  const x = frame.x(people.ability[who]!);
  const kind = share >= 1 ? 'correct' : share <= 0 ? 'wrong' : 'partly';
  const top = {
    correct: frame.correctStrip,
    wrong: frame.wrongStrip,
    partly: frame.y(share) - stripHeight / 2,
  }[kind];
  const line = `M${x.toFixed(1)} ${top.toFixed(1)}v${stripHeight}`;
  const title = svg('title');
  title.textContent = rugWords(answers, people, at, kind);
  return svg(
    'g',
    { class: `rug rug-${kind}` },
    title,
    svg('path', { d: line, class: 'rug-reach' }),
    svg('path', { d: line, class: 'rug-mark' }),
  );
}

function rugWords(
  { respondent, correct, attempts }: ItemAnswers,
  people: RespondentColumns,
  at: number,
  kind: 'correct' | 'wrong' | 'partly',
): string {
  const who = respondent[at]!;
  const name = shownName(people.names[who]!);
  const ability = l10n.t('ability {0}', formatEstimate(people.ability[who]!, people.abilitySe[who]!));
  if (kind === 'correct') return l10n.t('{0}: correct · {1}', name, ability);
  if (kind === 'wrong') return l10n.t('{0}: wrong · {1}', name, ability);
  return l10n.t(
    '{0}: {1} of {2} correct · {3}',
    name,
    formatNumber(correct[at]!),
    formatNumber(attempts[at]!),
    ability,
  );
}

function shareMark(frame: CurveFrame, bin: ShareBin): SVGElement {
  const x = frame.x(bin.ability).toFixed(1);
  const title = svg('title');
  title.textContent = l10n.t(
    '{0} respondents of ability {1}: {2} correct (95%: {3} to {4})',
    formatNumber(bin.respondents),
    formatDecimals(bin.ability, 2),
    formatShare(bin.share),
    formatShare(bin.low),
    formatShare(bin.high),
  );
  return svg(
    'g',
    { class: 'share' },
    title,
    svg('path', {
      class: 'share-bar',
      d: `M${x} ${frame.y(bin.low).toFixed(1)}V${frame.y(bin.high).toFixed(1)}`,
    }),
    svg('circle', { class: 'share-mark', cx: x, cy: frame.y(bin.share), r: 3.5 }),
  );
}

/** The 95% interval of b, across the curve where the chance is halfway from guessing to certain. */
export function intervalMark(frame: CurveFrame, b: number, se: number, halfway: number): SVGElement {
  const y = frame.y(halfway);
  const [low, high] = Number.isNaN(se) ? [b, b] : [b - normal95 * se, b + normal95 * se];
  const cap = (at: number): string => (frame.isBeyond(at) ? '' : `M${frame.x(at).toFixed(1)} ${y - 5}v10`);
  const title = svg('title');
  title.textContent = Number.isNaN(se)
    ? l10n.t('difficulty b {0}', formatDecimals(b, 2))
    : l10n.t('difficulty b {0}, 95%: {1}', formatEstimate(b, se), formatInterval(b, se));
  const whisker = `M${frame.x(low).toFixed(1)} ${y}H${frame.x(high).toFixed(1)}${cap(low)}${cap(high)}`;
  return svg(
    'g',
    { class: 'interval' },
    title,
    svg('path', { class: 'interval-drop', d: `M${frame.x(b).toFixed(1)} ${y}V${frame.informationBase}` }),
    svg('path', { class: 'interval-bar', d: whisker }),
    ...(frame.isBeyond(b) ? [] : [svg('circle', { class: 'interval-mark', cx: frame.x(b), cy: y, r: 4 })]),
  );
}
