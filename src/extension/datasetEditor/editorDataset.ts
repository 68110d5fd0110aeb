import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type { EditorDataset } from '../../core/protocol/datasetEditorApi';
import type { MarkedScores } from '../../core/protocol/browsing/browsingApi';
import { fieldColumns } from '../../core/dataset/fieldColumns';
import { versionKey } from '../../core/scores/heldColumns';
import { ownColumns } from '../../core/scores/table';
import type { Dataset } from '../dataset/dataset';
import { measures } from '../host/settings';
import { nameOf } from '../host/target';

/** So many columns are shown: a table of ten thousand fields says nothing. */
const mostColumns = 200;

/** A dataset as its editor shows it. */
export function editorDataset(
  dataset: Pick<Dataset, 'uri' | 'scores' | 'broken' | 'said'>,
  summary: DatasetSummary,
): EditorDataset {
  const heads = dataset.scores?.snapshot.heads ?? [];
  const columns = fieldColumns(summary.paths, summary.map).slice(0, mostColumns);
  return {
    name: nameOf(dataset.uri),
    bytes: summary.bytes,
    rows: summary.rows,
    broken: dataset.broken.size,
    columns: columns.map(({ path, roles }) => ({ path, roles: [...roles] })),
    fields: fieldColumns(summary.paths, summary.map).length,
    measures: ownColumns(heads)
      .filter(({ known }) => known > 0)
      .map(({ id, title }) => ({ id, title })),
    primary: dataset.scores?.primary?.title,
    state: JSON.stringify([summary.digest, markedScores(dataset)?.state, dataset.broken.size, dataset.said]),
  };
}

/** The scores that marks tell; undefined where nothing is scored. */
export function markedScores({ scores }: Pick<Dataset, 'scores'>): MarkedScores | undefined {
  const primary = scores?.primary?.id;
  if (!scores || primary === undefined) return undefined;
  const { heads, standings } = scores.snapshot;
  const state = JSON.stringify([heads.map((head) => [versionKey(head), head.known, head.stale]), standings]);
  return { primary, state, measures: measures() };
}
