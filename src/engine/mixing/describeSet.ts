import { exampleOf } from '../../core/dataset/example';
import { valueAt } from '../../core/dataset/fields/path';
import { tagFieldBeside, tagsOf } from '../../core/dataset/fields/tags';
import { repetitionOf } from '../../core/text/repetition';
import { settledRecipe } from '../../core/mixture/settledRecipe';
import { checkRecipe } from '../../core/mixture/recipe';
import {
  quartileShares,
  tagShares,
  tokensOf,
  type SetFigures,
  type SetReport,
} from '../../core/mixture/setReport';
import type { SetRequest } from '../../core/protocol/editorApi';
import type { ScoreTable } from '../../core/scores/table';
import { shownTable } from '../showing/snapshot';
import type { DatasetFile } from '../sources/datasetFile';
import type { Workplace } from '../workplace/workplace';
import { drawnBy } from './drawPreview';
import { drawMixture } from './mixture';
import { rowSample } from '../sources/rowSample';
import { KnownVectors } from './setVectors';

/** Most rows of a set whose texts and vectors are looked at. */
const mostRows = 2000;

/** The seeds that rows of the set, and of the whole, are sampled by. */
const seeds = { set: 5, whole: 6 };

/**
 * What rows are as a set, beside the whole that they were drawn from: by the scores and vectors there are, and by
 * their texts, of which 2,000 at most are read. Nothing is scored, encoded or written. Throws UserError for a recipe
 * that cannot be drawn.
 */
export async function describeSet(
  place: Workplace,
  request: SetRequest,
  signal: AbortSignal,
): Promise<SetReport> {
  const table = request.scores ? await place.table(request.scores) : await shownTable(place);
  const all = Uint32Array.from({ length: place.file.count }, (_, row) => row);
  const rows = rowsOf(place, request, table) ?? all;
  const sample = rowSample(place.file, rows, mostRows, seeds.set);
  const others = rows.length === all.length ? sample : rowSample(place.file, all, sample.length, seeds.whole);
  const field = tagFieldBeside(place.file.fields.paths, place.file.fields.map);
  const vectors = await KnownVectors.open(place, signal);
  try {
    const look = async (looked: readonly number[]): Promise<Looked> => ({
      ...(await textsOf(place.file, looked, field, signal)),
      ...(await vectorsOf(vectors, looked, signal)),
    });
    const whole = await kept(place.file, `${others.length} ${vectors?.key ?? ''}`, () => look(others));
    const set = rows === all ? whole : await look(sample);
    return {
      set: { ...scoresOf(table, rows), ...figuresOf(set, whole) },
      whole: { ...scoresOf(table, all), ...figuresOf(whole, whole) },
      ...(field !== undefined && { tagField: field }),
      sampled: sample.length,
    };
  } finally {
    await vectors?.close();
  }
}

/** What was looked at of some rows. */
interface Looked extends Pick<SetFigures, 'vectors' | 'texts'> {
  readonly tags: readonly (readonly string[])[];
}

/** What was last looked at of a whole dataset: a form that is changed asks for it again and again. */
const wholes = new WeakMap<DatasetFile, { readonly key: string; readonly looked: Looked }>();

async function kept(file: DatasetFile, key: string, look: () => Promise<Looked>): Promise<Looked> {
  const known = wholes.get(file);
  if (known?.key === key) return known.looked;
  const looked = await look();
  wholes.set(file, { key, looked });
  return looked;
}

function rowsOf(
  { file }: Workplace,
  { recipe, rows }: SetRequest,
  table: ScoreTable,
): ArrayLike<number> | undefined {
  if (!recipe) return rows?.filter((row) => row < file.count);
  const checked = checkRecipe(recipe, 'The recipe');
  const column = drawnBy(table, file, checked);
  return drawMixture(file, column, settledRecipe(checked, column)).rows;
}

function scoresOf(table: ScoreTable, rows: ArrayLike<number>): SetFigures {
  const tokens = tokensOf(table, rows);
  const prototype = table.find(({ id }) => id === 'prototype');
  const quartiles = prototype && quartileShares(prototype, rows);
  return {
    rows: rows.length,
    ...(tokens !== undefined && { tokens }),
    ...(quartiles && { quartiles }),
  };
}

async function vectorsOf(
  vectors: KnownVectors | undefined,
  rows: readonly number[],
  signal: AbortSignal,
): Promise<Pick<SetFigures, 'vectors'>> {
  const lie = await vectors?.describe(rows, signal);
  return lie ? { vectors: lie } : {};
}

/** The texts and tags of rows; those of broken records are left out. */
async function textsOf(
  file: DatasetFile,
  rows: readonly number[],
  field: string | undefined,
  signal: AbortSignal,
): Promise<Pick<Looked, 'texts' | 'tags'>> {
  const texts: string[] = [];
  const tags: string[][] = [];
  for await (const batch of file.records(rows, signal))
    for (const { row, read } of batch) {
      if (!('fields' in read)) continue;
      const { question, answer } = exampleOf(read.fields, file.fields.map, row, '');
      texts.push(`${question}\n${answer}`);
      if (field !== undefined) tags.push(tagsOf(valueAt(read.fields, field)));
    }
  return { ...(texts.length > 0 && { texts: repetitionOf(texts) }), tags };
}

/** The figures of a set; its tags in the order of those of the whole. */
function figuresOf({ tags, ...figures }: Looked, whole: Looked): Omit<SetFigures, 'rows'> {
  const named = tagShares(whole.tags).shares.map(({ tag }) => tag);
  return {
    ...figures,
    ...(tags.some(({ length }) => length > 0) && { tags: tagShares(tags, named) }),
  };
}
