import * as l10n from '@vscode/l10n';
import { bands, type Band } from '../../src/core/scores/bands';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import type { ScoreColumn } from '../../src/core/scores/table';
import { bandWord } from '../bands/bandWords';
import type { Difficulty } from '../bands/difficulty';

/** The kinds that points are of: which of four each row is, and what each is called; the last is of no kind. */
export interface MapKinds {
  readonly of: Uint8Array;
  readonly words: readonly string[];
}

const noKind = bands.length;

/** The ids of a column that says how often a row was got right. */
const correctnessIds = ['correctness', 'importedCorrectness', 'irtShareCorrect'];

/** The column that says how often a row was got right; undefined where there is none. */
export function correctnessOf(columns: readonly ColumnHead[]): string | undefined {
  return correctnessIds.find((id) => columns.some((column) => column.id === id));
}

/** Rows by the band of the primary difficulty. */
export function kindsByBand(difficulty: Difficulty, rows: number): MapKinds {
  const of = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) of[row] = kindOf(difficulty.band(row));
  return { of, words: [...bands, undefined].map(bandWord) };
}

/** Rows by how often they were got right: thirds of the range from 0 to 1, always right being easy. */
export function kindsByCorrectness({ values }: ScoreColumn): MapKinds {
  const of = Uint8Array.from(values, (value) =>
    Number.isNaN(value) ? noKind : kindOf(value >= 2 / 3 ? 'easy' : value <= 1 / 3 ? 'hard' : 'medium'),
  );
  return {
    of,
    words: [l10n.t('mostly right'), l10n.t('sometimes right'), l10n.t('mostly wrong'), l10n.t('not known')],
  };
}

function kindOf(band: Band | undefined): number {
  return band === undefined ? noKind : bands.indexOf(band);
}
