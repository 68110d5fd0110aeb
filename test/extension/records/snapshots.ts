import { idWords } from '../../../src/core/dataset/idIndex';
import { rowStates, type Snapshot } from '../../../src/core/protocol/editorApi';
import { headOf } from '../../../src/core/scores/columnHead';
import type { ScoreTable } from '../../../src/core/scores/table';
import type { DocumentRecord } from '../../../src/extension/records/documentRecords';

/** The id of a record, the same for the same number. */
export function idOf(number: number): Uint32Array {
  return Uint32Array.from({ length: idWords }, (_, word) => Math.imul(number + 1, 0x9e3779b1 + word));
}

/** A record of a document, by number. */
export function recordOf(number: number): DocumentRecord {
  return { line: number, endLine: number, id: idOf(number), text: `record ${number}` };
}

/** A snapshot of a dataset whose rows hold the records of these numbers. */
export function snapshotOf(
  records: readonly number[],
  table: ScoreTable,
  states: readonly number[] = records.map(() => rowStates.scored),
): Snapshot {
  const ids = new Uint32Array(records.length * idWords);
  records.forEach((number, row) => ids.set(idOf(number), row * idWords));
  return {
    dataset: {
      path: '/data/train.jsonl',
      name: 'train.jsonl',
      format: 'jsonl',
      digest: '',
      bytes: 0,
      rows: records.length,
      shape: 'question and answer',
      map: { question: ['q'], difficulty: ['level'] },
      detections: [],
      paths: ['q', 'level'],
    },
    heads: table.map(headOf),
    table,
    ids,
    lines: Float64Array.from(records, (_, row) => row + 1),
    states: Uint8Array.from(states),
    standings: [],
    models: [],
  };
}
