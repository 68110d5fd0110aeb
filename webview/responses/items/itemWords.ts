import * as l10n from '@vscode/l10n';
import type { ItemColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import {
  formatDecimals,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatShare,
} from '../../frame/format';
import { shownName } from '../../rows/rowLine';

/** A difficulty with its interval: "b 1.84 ± 0.31 (95%: 1.23 to 2.45)". */
export function difficultyWords({ difficulty, difficultySe }: ItemColumns, item: number): string {
  const [b, se] = [difficulty[item]!, difficultySe[item]!];
  if (Number.isNaN(b)) return l10n.t('no difficulty');
  const estimate = l10n.t('b {0}', formatEstimate(b, se));
  return Number.isNaN(se) ? estimate : l10n.t('{0} (95%: {1})', estimate, formatInterval(b, se));
}

/** "7 of 22 correct (32%)", or of the answers where respondents answered several times. */
export function correctWords({ attempts, pCorrect }: ItemColumns, item: number): string {
  const [n, share] = [attempts[item]!, pCorrect[item]!];
  if (Number.isNaN(share) || !(n > 0)) return l10n.t('no answers');
  const correct = share * n;
  const count =
    Math.abs(correct - Math.round(correct)) < 1e-6
      ? formatNumber(Math.round(correct))
      : formatDecimals(correct, 1);
  return l10n.t('{0} of {1} correct ({2})', count, formatNumber(n), formatShare(share));
}

/** Everything that is told of an item where it is pointed at. */
export function itemTip(items: ItemColumns, item: number): string[] {
  const slope = l10n.t('a {0}', formatEstimate(items.slope[item]!, items.slopeSe[item]!));
  return [
    shownName(items.names[item]!),
    difficultyWords(items, item),
    `${slope} · ${correctWords(items, item)}`,
  ];
}
