import { l10n, type QuickPickItem } from 'vscode';
import type { JoinedBy } from '../../core/protocol/importReport';
import type { ResponsesPreview } from '../../core/protocol/responsesApi';
import type { ImportChoice, JoinWay } from '../dataset/importChoice';
import { formatNumber } from '../words/numbers';
import { item, type PreviewItem } from './previewItem';

/** What each way is called in a join's report. */
const joinedBy: Readonly<Record<Exclude<JoinWay, 'auto'>, JoinedBy>> = {
  id: 'key',
  hash: 'id',
  question: 'question',
  row: 'row',
};

/** How items are found, in words that go on from "found". */
export function byWords(by: JoinedBy): string {
  const ways: Record<JoinedBy, string> = {
    key: l10n.t('by id'),
    id: l10n.t('by content'),
    question: l10n.t('by the question'),
    row: l10n.t('by row number'),
  };
  return ways[by];
}

/** Where items were looked for, as a sentence. */
export function lookedFor({ join = 'auto' }: ImportChoice): string {
  if (join === 'auto') return l10n.t('Looked for by id, by content, by the question and by row number.');
  return l10n.t('Looked for {0} alone.', byWords(joinedBy[join]));
}

/** How items are looked for, which can be changed; nothing where there is no dataset to look in. */
export function joinItems({ join }: ResponsesPreview, choice: ImportChoice): PreviewItem[] {
  if (!join) return [];
  const way = choice.join ?? 'auto';
  const label =
    way !== 'auto'
      ? l10n.t('Items are found {0}, as you said', byWords(joinedBy[way]))
      : join.by
        ? l10n.t('Items are found {0}, which finds the most', byWords(join.by))
        : l10n.t('Items are looked for in every way');
  return [item('link', label, { kind: 'join' }, way === 'auto' ? triedWords(join.tried) : '')];
}

/** A way to find items that can be chosen. */
export interface JoinCandidate extends QuickPickItem {
  readonly join: JoinWay;
}

/** The ways in which items can be looked for, with how many each would find where all were tried. */
export function joinCandidates({ join }: ResponsesPreview, choice: ImportChoice): JoinCandidate[] {
  const now = choice.join ?? 'auto';
  const ways = (Object.keys(joinedBy) as (keyof typeof joinedBy)[]).map((way) => ({
    label: l10n.t('Found {0}', byWords(joinedBy[way])),
    way,
    found: join && now === 'auto' ? l10n.t('{0} items', formatNumber(join.tried[joinedBy[way]])) : '',
  }));
  const auto = { label: l10n.t('Whichever finds the most'), way: 'auto' as const, found: '' };
  return [auto, ...ways].map(({ label, way, found }) => ({
    label,
    description: [found, way === now ? l10n.t('now') : ''].filter(Boolean).join(' · '),
    join: way,
  }));
}

function triedWords(tried: Readonly<Record<JoinedBy, number>>): string {
  return (Object.keys(tried) as JoinedBy[])
    .map((by) => l10n.t('{0}: {1}', byWords(by), formatNumber(tried[by])))
    .join(' · ');
}
