import type { RowCells } from '../../src/core/protocol/browsing/rowCells';
import type { EditorDataset } from '../../src/core/protocol/datasetEditorApi';
import type { EditorAnswers } from './editorPage';

/** A made-up dataset of so many rows. */
export function madeEditorDataset(rows: number, more: Partial<EditorDataset> = {}): EditorDataset {
  return {
    name: 'train.jsonl',
    bytes: rows * 200,
    rows,
    broken: 0,
    columns: [
      { path: 'question', roles: ['question'] },
      { path: 'answer', roles: ['answer'] },
      { path: 'level', roles: ['difficulty'] },
      { path: 'source', roles: [] },
    ],
    fields: 4,
    measures: [
      { id: 'human.level', title: 'level' },
      { id: 'questionWords', title: 'question length' },
    ],
    primary: 'level',
    state: JSON.stringify(['digest', '1']),
    ...more,
  };
}

/** A made-up row, the same for the same number. */
export function madeRow(row: number, isMarked = true): RowCells {
  const percentile = (row % 10) / 10;
  const band = percentile < 0.3 ? 'easy' : percentile < 0.7 ? 'medium' : 'hard';
  return {
    row,
    line: row + 1,
    cells: [
      `A train leaves at ${row % 24}:00 with ${row} passengers. How many are left after ${row % 7} get off?`,
      `#### ${row - (row % 7)}`,
      `Level ${1 + (row % 5)}`,
      row % 3 === 0 ? 'school' : 'web',
    ],
    ...(isMarked && { mark: { value: row % 10, percentile, band } }),
  };
}

/** Answers for a dataset of so many rows, in the order of the file, or backwards where they are sorted. */
export function madeAnswers(count: number): EditorAnswers {
  const rowAt = (position: number, isSorted: boolean): number => (isSorted ? count - 1 - position : position);
  return {
    cells: ({ from, to, sort }: { from: number; to: number; sort?: unknown }) =>
      Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, at) =>
        madeRow(rowAt(from + at, sort !== undefined)),
      ),
    sortRows: () => ({ unknown: 0 }),
    findPlace: ({ by, at, sort }: { by: string; at: number; sort?: unknown }) => {
      const row = by === 'line' ? at - 1 : at;
      return row < count ? { row, position: rowAt(row, sort !== undefined) } : undefined;
    },
    facts: ({ row }: { row: number }) => ({
      verdict: 'Hard',
      more: `harder than 97% of ${count.toLocaleString('en')} by level (level ${1 + (row % 5)})`,
      note: '',
      measures: [
        { title: 'level', value: `level ${1 + (row % 5)}`, harder: '97%', isStale: false },
        { title: 'question length', value: '14 words', harder: '42%', isStale: false },
        { title: 'distance from prototype', value: '0.412', harder: '81%', isStale: true },
      ],
    }),
    record: ({ row }: { row: number }) => ({
      row,
      line: row + 1,
      text: JSON.stringify({ row }),
      parts: [
        {
          path: 'question',
          roles: ['question'],
          shown: { kind: 'text', text: `${madeRow(row).cells[0]}\nThe second line.` },
        },
        {
          path: 'choices',
          roles: ['choices'],
          shown: {
            kind: 'choices',
            choices: [
              { label: 'A', text: `${row}`, isRight: false },
              { label: 'B', text: `${row - (row % 7)}`, isRight: true },
            ],
          },
        },
        {
          path: 'messages',
          roles: [],
          shown: {
            kind: 'turns',
            turns: [
              { speaker: 'user', name: 'human', text: 'How many?' },
              { speaker: 'assistant', name: 'gpt', text: `#### ${row}`, thinking: 'Count them.' },
            ],
          },
        },
        { path: 'level', roles: ['difficulty'], shown: { kind: 'text', text: `Level ${1 + (row % 5)}` } },
      ],
    }),
  };
}
