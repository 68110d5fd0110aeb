import * as l10n from '@vscode/l10n';
import type { ItemColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { itemFlag } from '../../../src/core/psychometrics/tables/flags';
import { rankedDifficulty } from '../../../src/core/psychometrics/tables/rankedDifficulty';
import { ascendingRows } from '../../../src/core/numbers/ascendingRows';
import type { ItemFlag } from './flagGroups';

/** How items are sorted. */
export const itemSorts = ['hardest', 'easiest', 'discrimination', 'misfit', 'log'] as const;

/** A way to sort items. */
export type ItemSort = (typeof itemSorts)[number];

/** What a way to sort is called. */
export function itemSortWords(sort: ItemSort): string {
  const words: Record<ItemSort, string> = {
    hardest: l10n.t('hardest first'),
    easiest: l10n.t('easiest first'),
    discrimination: l10n.t('least discriminating first'),
    misfit: l10n.t('worst fit first'),
    log: l10n.t('order of the log'),
  };
  return words[sort];
}

/** The items that have a flag, or all, in an order; those of unknown value come last. */
export function itemOrder(items: ItemColumns, group: ItemFlag | 'all', sort: ItemSort): Uint32Array {
  const order = sortedItems(items, sort);
  return group === 'all' ? order : order.filter((item) => (items.flags[item]! & itemFlag[group]) !== 0);
}

function sortedItems(items: ItemColumns, sort: ItemSort): Uint32Array {
  if (sort === 'log') return Uint32Array.from(items.names, (_, item) => item);
  if (sort === 'easiest') return ascendingRows(rankedDifficulty(items));
  if (sort === 'hardest') return ascendingRows(rankedDifficulty(items).map((b) => -b));
  return ascendingRows(sort === 'discrimination' ? items.slope : items.outfit.map((fit) => -fit));
}
