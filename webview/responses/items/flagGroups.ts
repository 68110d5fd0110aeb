import * as l10n from '@vscode/l10n';
import type { ItemColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { itemFlag, itemFlagNames, respondentFlagNames } from '../../../src/core/psychometrics/tables/flags';

/** The name of a flag of an item. */
export type ItemFlag = keyof typeof itemFlag;

/** The flags in the order that a reader should look at them. */
export const flagOrder: readonly ItemFlag[] = [
  ...([
    'keyProbablyWrong',
    'negativeSlope',
    'atBound',
    'allWrong',
    'allCorrect',
    'unanswered',
    'fewRespondents',
  ] as const),
];

/** A flag in two or three words, as it heads a group of items. */
export function flagTitle(flag: ItemFlag): string {
  const titles: Record<ItemFlag, string> = {
    keyProbablyWrong: l10n.t('Key probably wrong'),
    negativeSlope: l10n.t('Negative discrimination'),
    atBound: l10n.t('Not determined'),
    allWrong: l10n.t('Everybody wrong'),
    allCorrect: l10n.t('Everybody correct'),
    unanswered: l10n.t('Nobody answered'),
    fewRespondents: l10n.t('Few respondents'),
  };
  return titles[flag];
}

/** The flags of an item, the gravest first. */
export function flagsOf({ flags }: ItemColumns, item: number): ItemFlag[] {
  const names = itemFlagNames(flags[item]!);
  return flagOrder.filter((flag) => names.includes(flag));
}

/** Whether a drawing marks the item. That few answered it is told by its interval; most of a small log would be marked. */
export function isMarked({ flags }: ItemColumns, item: number): boolean {
  return (flags[item]! & ~itemFlag.fewRespondents) !== 0;
}

/** How many items have each flag; those that none has are left out. */
export function flagCounts({ flags }: ItemColumns): { flag: ItemFlag; items: number }[] {
  const counts = flagOrder.map((flag) => ({ flag, items: 0 }));
  for (const bits of flags)
    if (bits !== 0) for (const one of counts) if ((bits & itemFlag[one.flag]) !== 0) one.items++;
  return counts.filter(({ items }) => items > 0);
}

/** What is the matter with a respondent, in two words; empty where nothing is. */
export function respondentNote(flags: number): string {
  const [name] = respondentFlagNames(flags);
  if (name === 'unanswered') return l10n.t('no answers');
  if (name === 'allWrong') return l10n.t('all wrong');
  return name === 'allCorrect' ? l10n.t('all correct') : '';
}
