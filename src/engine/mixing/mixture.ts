import { createHash } from 'node:crypto';
import { basename, dirname, relative, sep } from 'node:path';
import { pathsByRole } from '../../core/dataset/fields/fieldMap';
import { idWords as wordsOfId } from '../../core/dataset/idIndex';
import { strictRecord } from '../../core/dataset/reading/record';
import type { Manifest } from '../../core/mixture/manifest';
import { keepsLearnable, learnableColumn } from '../../core/mixture/learnable';
import type { Recipe } from '../../core/mixture/recipe';
import type { SettledRecipe } from '../../core/mixture/settledRecipe';
import { drawRows, type Draw } from '../../core/mixture/sampler';
import { presetColumn } from '../../core/scores/presets';
import type { ScoreColumn } from '../../core/scores/table';
import type { PackedWritten } from '../packed/packedWritten';
import { DatasetChanged } from '../sources/datasetChanged';
import type { DatasetFile } from '../sources/datasetFile';
import { rowsInPriority } from '../sources/rowsInPriority';

const chunkRows = 1024;

/** The rows that a recipe draws from a dataset. */
export function drawMixture(file: DatasetFile, column: ScoreColumn, recipe: SettledRecipe): Draw {
  return drawRows(recipe, column, (seed) => rowsInPriority(file, seed));
}

/** A digest of the records of a draw in their order: two draws with one digest give the same mixture. */
export function digestOfDraw({ idWords }: DatasetFile, { rows }: Draw): string {
  const ids = new Uint32Array(rows.length * wordsOfId);
  rows.forEach((row, at) => {
    for (let word = 0; word < wordsOfId; word++)
      ids[at * wordsOfId + word] = idWords[row * wordsOfId + word]!;
  });
  return createHash('sha256').update(ids).digest('hex');
}

/** The measure that a recipe names, itself or by a preset that is made for one; undefined where it names none. */
export function measureOf(recipe: Recipe, { fields }: DatasetFile): string | undefined {
  const { measure, bands } = recipe;
  if (measure === undefined && keepsLearnable(recipe)) return learnableColumn;
  return measure ?? (bands && 'preset' in bands ? presetColumn(bands.preset, fields.map) : undefined);
}

/**
 * The bytes of a mixture: the source's own records as they stand, within the source's frame; what is no JSON as it stands is
 * put so, and what is not in UTF-8 or no list of records is written as it was converted. Throws DatasetChanged, before
 * the last of them at the latest, where the source is not any more what it was when the rows were drawn.
 */
export async function* mixtureBytes(
  file: DatasetFile,
  rows: readonly number[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { open: before, between, close } = file.index.frame;
  yield before;
  for (let from = 0; from < rows.length; from += chunkRows) {
    const part = rows.slice(from, from + chunkRows);
    const records = await recordsOf(file, part, signal).catch((error: unknown) => {
      throw error instanceof DatasetChanged ? notWritten(file) : error;
    });
    const pieces = part.flatMap((row, at) =>
      from + at > 0 ? [between, records.get(row)!] : [records.get(row)!],
    );
    yield Buffer.concat(pieces);
  }
  if (!(await file.isUnchanged(signal))) throw notWritten(file);
  yield close;
}

/** About how many bytes `mixtureBytes` gives. */
export function mixtureSize({ index }: DatasetFile, rows: readonly number[]): number {
  const { start, end } = index.spans;
  return rows.reduce((sum, row) => sum + end[row]! - start[row]! + index.frame.between.length, 0);
}

/** What is said where the file is another one than was drawn from. */
export function notWritten({ index }: DatasetFile): DatasetChanged {
  return new DatasetChanged(
    `${index.name} was changed while it was copied from, so nothing was written: try again once nothing else writes to it.`,
  );
}

async function recordsOf(
  file: DatasetFile,
  rows: readonly number[],
  signal?: AbortSignal,
): Promise<Map<number, Uint8Array>> {
  const records = new Map<number, Uint8Array>();
  const { format, dialect } = file.index.recordFormat;
  const isCsv = dialect !== undefined;
  const ascending = Uint32Array.from(rows).sort();
  for await (const batch of file.records(ascending, signal))
    for (const { row, bytes, read } of batch)
      records.set(row, isCsv ? bytes : strictRecord(bytes, read, format));
  return records;
}

/** What a manifest says of a mixture; `out` is where the mixture lies, so that the source can be told from there. */
export function manifestOf(
  file: DatasetFile,
  column: ScoreColumn & { readonly basis: string },
  recipe: SettledRecipe,
  draw: Draw,
  output: PackedWritten & { readonly out: string; readonly map: Manifest['map'] },
): Omit<Manifest, 'gradus'> {
  const { cut, available, drawn, filled } = draw;
  return {
    format: 1,
    kind: 'mixture',
    recipe: recipe.blend ? recipe : { ...recipe, measure: column.id },
    source: {
      file: relativePath(output.out, file.index.path),
      format: file.index.recordFormat.format,
      rows: file.count,
      bytes: file.index.size,
      sha256: file.index.sha256,
      ...(file.index.copy && { content: file.index.copy.text }),
    },
    fields: pathsByRole(file.fields.map),
    ...(output.map && { map: output.map }),
    ...(file.levels && { levels: [...file.levels] }),
    ...(file.index.reading && { reading: file.index.reading }),
    scores: { measure: column.id, basis: column.basis, sha256: digestOfScores(column) },
    bands: { easyUpTo: finite(cut.easy), hardFrom: finite(cut.hard), available, drawn, filled },
    output: {
      file: basename(output.out),
      rows: draw.rows.length,
      bytes: output.bytes,
      sha256: output.sha256,
      ...(output.content && { content: output.content }),
    },
  };
}

/** SHA-256 of a column's scores, row by row as little-endian doubles, every unknown alike. */
export function digestOfScores({ values }: ScoreColumn): string {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, row) => bytes.writeDoubleLE(Number.isNaN(value) ? NaN : value, row * 8));
  return createHash('sha256').update(bytes).digest('hex');
}

function relativePath(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return (/^([a-z]:|[\\/])/i.test(path) ? basename(to) : path).split(sep).join('/');
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
