import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VerifyReport, VerifyRequest } from '../../../src/core/protocol/engineApi';
import { UserError } from '../../../src/core/userError';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const path = join(folder, 'train.jsonl');
const out = join(folder, 'hard.jsonl');
const manifest = `${out}.manifest.json`;
const scores = join(folder, 'scores.csv');

type Leaf = string | number | boolean | null;
type Tree = { [name: string]: Tree | Leaf } | (Tree | Leaf)[];

let written: Tree;

beforeAll(async () => {
  const rows = Array.from({ length: 60 }, (_, row) =>
    JSON.stringify({ stem: `question ${'word '.repeat(row % 17)}`, reply: `r${row}`, level: row % 7 }),
  );
  writeFileSync(path, `${rows.join('\n')}\n`);
  await engine.call('score', { path, measures: ['human', 'length'] });
  await engine.call('exportScores', { path, out: scores });
  await engine.call('mix', {
    path,
    recipe: { mixture: 'hard', size: 8, measure: 'questionChars', order: 'hard-first' },
    out,
    map: { question: ['stem'], answer: ['reply'] },
  });
  written = JSON.parse(readFileSync(manifest, 'utf8')) as Tree;
});

/** The paths of everything in a manifest that is neither a list nor an object, or an empty list. */
function leavesOf(tree: Tree, at: string[] = []): string[][] {
  const entries = Object.entries(tree);
  if (entries.length === 0) return [at];
  return entries.flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null ? leavesOf(inner, [...at, name]) : [[...at, name]],
  );
}

/** The manifest with another value at a path. */
function changed(at: readonly string[], change: (value: Leaf | Tree) => Leaf | Tree): Tree {
  const copy = structuredClone(written) as Record<string, Tree | Leaf>;
  const inner = at.slice(0, -1).reduce((tree, name) => tree[name] as typeof copy, copy);
  inner[at.at(-1)!] = change(inner[at.at(-1)!]!);
  return copy;
}

async function outcomeOf(tree: Tree, request: Partial<VerifyRequest> = {}): Promise<VerifyReport | string> {
  writeFileSync(manifest, JSON.stringify(tree));
  return engine.call('verify', { manifest, ...request }).catch((error: unknown) => {
    if (error instanceof UserError) return error.message;
    throw error;
  });
}

const digit = fc.constantFrom(...'0123456789abcdef');

/** Another value of the same kind. */
function anotherOf(value: Leaf | Tree): fc.Arbitrary<Leaf | Tree> {
  const other: fc.Arbitrary<Leaf | Tree> =
    typeof value === 'number'
      ? fc.oneof(fc.nat(200), fc.double({ noNaN: true, noDefaultInfinity: true }))
      : typeof value !== 'string'
        ? fc.constant(['reply'])
        : /^[0-9a-f]{64}$/.test(value)
          ? fc.string({ unit: digit, minLength: 64, maxLength: 64 })
          : fc.constantFrom('stem', 'reply', 'level', 'file', 'csv', 'jsonl', 'human.level', 'easy', 'blend');
  return other.filter((one) => JSON.stringify(one) !== JSON.stringify(value));
}

describe('Verifying a manifest', () => {
  it('finds it true as it was written, and says the numbers of what was made', async () => {
    const { bytes } = (written as { output: { bytes: number } }).output;
    expect(await outcomeOf(written)).toEqual({
      ...{ file: 'hard.jsonl', made: { rows: 8, bytes }, differences: [], notCompared: [] },
    });
  });

  it('refuses it whatever one value is changed to, but those that are said not to be compared', async () => {
    // A recipe is what is done, and is as good where it makes the same.
    const leaves = leavesOf(written).filter((at) => !['gradus', 'recipe.shortage'].includes(at.join('.')));
    expect(leaves.length).toBeGreaterThan(30);
    for (const at of leaves) {
      const value = at.reduce<Leaf | Tree>((tree, name) => (tree as Record<string, Tree>)[name]!, written);
      const [other] = fc.sample(anotherOf(value), { numRuns: 1, seed: 7 });
      const outcome = await outcomeOf(changed(at, () => other!));
      const said = typeof outcome === 'string' ? [outcome] : outcome.differences;
      expect(said, `${at.join('.')}: ${JSON.stringify(other)}`).not.toEqual([]);
    }
  });

  it.each([
    ['output.rows', 7, 'output.rows differs: 7 in the manifest, 8 made again'],
    ['source.rows', 61, 'source.rows differs: 61 in the manifest, 60 made again'],
    ['source.format', 'csv', 'source.format differs: "csv" in the manifest, "jsonl" made again'],
    ['bands.filled', 1, 'bands.filled differs: 1 in the manifest, 0 made again'],
    ['fields.key', ['stem'], 'fields.key differs: ["stem"] in the manifest, [] made again'],
    [
      'scores.measure',
      'blend',
      'scores.measure differs: "blend" in the manifest, "questionChars" made again',
    ],
  ])('names the field and both values (%s)', async (field, value, sentence) => {
    const outcome = await outcomeOf(changed(field.split('.'), () => value));
    expect(outcome).toMatchObject({ differences: [sentence], made: { rows: 8 } });
  });

  it('tells a false digest of the mixture from a mixture that was changed', async () => {
    const outcome = await outcomeOf(changed(['output', 'sha256'], () => 'a1'.repeat(32)));
    expect((outcome as VerifyReport).differences).toEqual([
      expect.stringMatching(
        /^output\.sha256 differs: "(a1){32}" in the manifest, "[0-9a-f]{64}" made again$/,
      ),
    ]);
    const bytes = readFileSync(out);
    writeFileSync(out, bytes.subarray(1));
    const damaged = (await outcomeOf(written)) as VerifyReport;
    expect(damaged.differences).toEqual([expect.stringMatching(/^file differs: /)]);
    writeFileSync(out, bytes);
  });

  it('says what it could not compare, and why', async () => {
    const lists = async (tree: Tree, request?: Partial<VerifyRequest>): Promise<unknown> => {
      const { differences, notCompared } = (await outcomeOf(tree, request)) as VerifyReport;
      expect(differences).toEqual([]);
      return notCompared.map(({ field }) => field);
    };
    expect(await lists(changed(['gradus'], () => '9.9.9'))).toEqual(['gradus']);
    expect(await lists(written, { data: path, scores })).toEqual(['source.file', 'scores.basis']);
    const { map, ...earlier } = written as Record<string, Tree>;
    expect(map).toEqual({ question: ['stem'], answer: ['reply'] });
    expect(await lists(earlier)).toEqual(['fields']);
  });
});
