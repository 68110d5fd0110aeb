import * as l10n from '@vscode/l10n';
import { families, type Family } from '../../src/core/measures/families';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { baseline } from '../../src/core/scores/primary';
import type { ColumnHead } from '../../src/core/scores/columnHead';

/** Up to so many measures stand in one list. */
const few = 14;

/** Some of the measures, under a heading of their own. */
export interface MeasureGroup {
  readonly id: string;
  /** Empty where there is but one group: it needs no heading. */
  readonly title: string;
  readonly columns: readonly ColumnHead[];
}

/** The group of what matters most: it is open from the start. */
export const firstGroup = 'first';

/** The primary measure first, then what people said, then as in the catalogue. */
export function inOrder(
  columns: readonly ColumnHead[],
  { primary, human }: Pick<PanelDataset, 'primary' | 'human'>,
): ColumnHead[] {
  const rank = ({ id }: ColumnHead): number => (id === primary ? 0 : id === human ? 1 : 2);
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/**
 * Measures in groups: what matters first (the primary one, what people said, plain length and those that agree `best`),
 * the others by their kind. Where they are few there is one group.
 */
export function measureGroups(
  columns: readonly ColumnHead[],
  { primary, human, families: known = {} }: Pick<PanelDataset, 'primary' | 'human' | 'families'>,
  best: readonly string[],
): MeasureGroup[] {
  if (columns.length <= few) return [{ id: firstGroup, title: '', columns }];
  const matters = [primary, human, baseline, ...best];
  const isFirst = ({ id }: ColumnHead): boolean => matters.includes(id);
  const first = { id: firstGroup, title: l10n.t('What matters most'), columns: columns.filter(isFirst) };
  const rest = families.map((family) => ({
    id: family,
    title: familyWord(family),
    columns: columns.filter((one) => !isFirst(one) && (known[one.id] ?? 'other') === family),
  }));
  return [first, ...rest].filter((group) => group.columns.length > 0);
}

/** Whether a measure is meant by what was typed to find it: every word of it is in its title or its id. */
export function isMeant({ id, title }: Pick<ColumnHead, 'id' | 'title'>, text: string): boolean {
  const own = `${title} ${id}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => own.includes(word));
}

function familyWord(family: Family): string {
  return {
    people: l10n.t('What people said'),
    responses: l10n.t('Responses'),
    length: l10n.t('Length'),
    words: l10n.t('Words'),
    embeddings: l10n.t('Embeddings'),
    learning: l10n.t('Learning'),
    labels: l10n.t('Labels'),
    languageModel: l10n.t('Language model'),
    predictions: l10n.t('Predictions'),
    other: l10n.t('Other measures'),
  }[family];
}
