import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldMap } from '../../src/core/dataset/fields/fieldMap';
import { everyMeasure } from '../../src/core/measures/catalogue';
import type { Manifest } from '../../src/core/mixture/manifest';
import type { PartialRecipe } from '../../src/core/mixture/recipe';
import type { ScoreReport } from '../../src/core/protocol/engineApi';
import { temporaryFolder } from '../temporary';
import { BuiltEngine } from './builtEngine';
import { columnsIn, copyEarlier, earlierVersions, unpackStore, type EarlierPlace } from './earlierVersions';

const folder = temporaryFolder();
const map = { label: ['topic'] };

/** Imports are computed as they were; what reads texts, or the dataset's own difficulty, is not. */
const leastSame: Readonly<Record<string, number>> = { '0.1.0': 3, '0.1.0-oldest': 0 };

describe.each(['0.1.0', '0.1.0-oldest'])('the store of %s', (version) => {
  let place: EarlierPlace;
  let engine: BuiltEngine;
  /** The measures that are computed as they were then, and the others of the store. */
  let same: string[];
  let other: string[];
  const told: string[] = [];

  beforeAll(async () => {
    place = await unpackStore(version, join(folder, version));
    engine = new BuiltEngine(place.store, (line) => void told.push(line.trim()));
    const isSame = (id: string): boolean =>
      everyMeasure.some((measure) => measure.id === id && measure.version === place.versions.get(id));
    same = [...place.versions.keys()].filter(isSame);
    other = [...place.versions.keys()].filter((id) => !isSame(id));
    expect(same.length).toBeGreaterThanOrEqual(leastSame[version]!);
  });
  afterAll(() => engine.stop());

  it('is read, every score of it unchanged, and nothing is said or set aside', async () => {
    const out = join(place.folder, 'scores.csv');
    const exported = engine.call('exportScores', { path: place.path, map, out });
    if (same.length === 0) return expect(exported).rejects.toThrow('is scored yet');
    await exported;
    const [then, now] = [columnsIn(join(earlierVersions, version, 'scores.csv')), columnsIn(out)];
    const fields: FieldMap = {
      question: ['question'],
      answer: 'answer',
      label: 'topic',
      difficulty: ['level'],
    };
    const columns = everyMeasure
      .filter(({ id }) => same.includes(id))
      .flatMap((measure) => measure.columns(fields).map(({ id }) => id));
    for (const name of ['row', 'id', ...columns]) expect(now.get(name), name).toEqual(then.get(name));
    expect(now.size).toBe(columns.length + 2);
    const { damaged, datasets } = await engine.call('store', { clear: false });
    expect([damaged, datasets.map(({ dataset }) => dataset)]).toEqual([0, ['arithmetic.jsonl']]);
    expect(told).toEqual([]);
  });

  it('makes nothing be scored again that is computed as it was then, and what is not is said first', async () => {
    const score = (): Promise<ScoreReport> =>
      engine.call('score', { path: place.path, map, measures: [...place.versions.keys()] });
    const report = await score();
    for (const id of same) expect(report.scored[id], id).toEqual({ now: 0, before: 24 });
    for (const id of other) expect(report.scored[id]!.before, id).toBe(0);
    const sentences = other.map(
      (id) =>
        `The stored scores of ${id} were made by an earlier version of Gradus, which computed them differently: they are computed again and replaced.`,
    );
    expect(told).toEqual(sentences);
    expect(report.remarks.map(({ text }) => text)).toEqual(expect.arrayContaining(sentences));
    const again = await score();
    for (const id of other) expect(again.scored[id]!.before, id).toBe(24);
    expect(told).toEqual(sentences);
  });
});

describe('the responses of 0.1.0', () => {
  let place: EarlierPlace;
  let engine: BuiltEngine;
  beforeAll(async () => {
    place = await unpackStore('0.1.0', join(folder, 'responses'));
    engine = new BuiltEngine(place.store);
  });
  afterAll(() => engine.stop());

  it('are known by what was kept then: how many attempts each item and respondent had, and how many were correct', async () => {
    const rows = readFileSync(join(earlierVersions, '0.1.0', 'answers.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const answers = rows.map((row) => row.split(','));
    const report = (await engine.call('calibration', { path: place.path, map }))!;
    const { respondents, items } = report;
    for (const [at, name] of respondents.names.entries()) {
      const own = answers.filter(([who]) => who === name);
      expect(respondents.attempts[at], name).toBe(own.length);
      expect(respondents.correct[at], name).toBe(own.filter(([, , score]) => score === '1').length);
    }
    expect(items.attempts).toEqual(items.respondents);
    for (const item of [0, 11, 23]) {
      const { respondent, correct, attempts } = await engine.call('itemAnswers', {
        path: place.path,
        map,
        item,
      });
      expect(
        Array.from(respondent, (who, at) => [respondents.names[who], items.names[item], String(correct[at])]),
      ).toEqual(expect.arrayContaining(answers.filter(([, name]) => name === items.names[item])));
      expect([...attempts]).toEqual(Array.from(respondent, () => 1));
    }
  });
});

describe('the oldest store', () => {
  it('holds scores of a measure that is computed differently now', async () => {
    const { versions } = await unpackStore('0.1.0-oldest', join(folder, 'versions'));
    const now = everyMeasure.find(({ id }) => id === 'humanPredicted')!.version;
    expect(versions.get('humanPredicted')).toBeLessThan(now);
  });
});

describe('the recipes, score files and manifests of 0.1.0', () => {
  const own = join(folder, 'files');
  const path = join(own, 'arithmetic.jsonl');
  const engine = new BuiltEngine(join(own, 'store'));
  const names = ['balanced', 'blend'];
  const endings = ['csv', 'jsonl', 'parquet'];
  const manifestOf = (name: string): string => join(own, `${name}.jsonl.manifest.json`);
  beforeAll(() => {
    mkdirSync(own);
    copyEarlier(own, 'arithmetic.jsonl', ...endings.map((ending) => `scores.${ending}`));
    copyEarlier(own, ...names.flatMap((name) => [`${name}.jsonl`, `${name}.jsonl.manifest.json`]));
  });
  afterAll(() => engine.stop());

  it.each(names.flatMap((name) => endings.map((ending) => [name, ending] as const)))(
    'make the same bytes, and prove them (%s, scores.%s)',
    async (name, ending) => {
      const recipeFile = join(earlierVersions, '0.1.0', `${name}.yaml`);
      const again = `${name}-by-${ending}.jsonl`;
      const out = join(own, again);
      const scores = join(own, `scores.${ending}`);
      const recipe = {} as PartialRecipe;
      const { manifest } = await engine.call('mix', { path, map, recipe, recipeFile, scores, out });
      expect(readFileSync(out).equals(readFileSync(join(own, `${name}.jsonl`)))).toBe(true);
      const then = JSON.parse(readFileSync(manifestOf(name), 'utf8')) as Manifest;
      expect([then.format, then.recipe.gradus]).toEqual([undefined, undefined]);
      expect(manifest).toEqual({
        ...then,
        format: 1,
        recipe: { ...then.recipe, gradus: 1 },
        scores: { ...then.scores, basis: 'file' },
        output: { ...then.output, file: again },
      });
      expect(await engine.call('verify', { manifest: manifestOf(name), scores })).toEqual({
        file: `${name}.jsonl`,
        made: { rows: then.output.rows, bytes: then.output.bytes },
        differences: [],
        notCompared: [expect.objectContaining({ field: 'scores.basis' })],
      });
    },
  );

  it('are proven by the dataset alone, where no score file was used', async () => {
    const { differences, notCompared } = await engine.call('verify', { manifest: manifestOf('balanced') });
    expect([differences, notCompared]).toEqual([[], []]);
  });
});
