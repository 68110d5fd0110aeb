import { cpSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/userError';
import { writeDataset } from './dataset';
import { engineInFolder } from './engines';
import { specialFiles } from './files/specialFiles';

const { folder, engine } = engineInFolder();
const data = writeDataset(folder, 30);
const embedded = resolve(__dirname, '..', '..', 'media', 'models', 'gradus-static-en');
const answers = join(folder, 'answers.csv');
writeFileSync(
  answers,
  `respondent,item,correct\n${Array.from({ length: 60 }, (_, at) => `r${at % 10},i${at % 6},${at % 3 && 1}`).join('\n')}\n`,
);
const matches = join(folder, 'matches.csv');
writeFileSync(matches, 'player_a,player_b,winner\nann,bob,ann\nbob,cat,cat\nann,cat,ann\n');
const logs = { logs: [answers], reading: {} };
const rows = Uint32Array.of(0, 1);
const recipe = { mixture: 'all', measure: 'questionChars' } as const;
const scored = engine.call('score', { path: data, measures: ['length'] });

/** The call is refused, in a sentence that says what lies there, which stays what it is. */
async function refuses(path: string, said: RegExp, call: () => Promise<unknown>): Promise<void> {
  await scored;
  const before = lstatSync(path);
  const error = await call().then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(said);
  const after = lstatSync(path);
  expect([after.ino, after.mode, after.rdev]).toEqual([before.ino, before.mode, before.rdev]);
}

describe.each(specialFiles)('$kind', ({ kind, said, make }) => {
  const named = (ending: string): string => join(folder, `${kind}${ending}`);

  it.each([
    ['scores', '.csv', (out: string) => engine.call('exportScores', { path: data, out, force: true })],
    ['a mixture', '.jsonl', (out: string) => engine.call('mix', { path: data, recipe, out, force: true })],
    [
      'a manifest',
      '.m.jsonl.manifest.json',
      (out: string) =>
        engine.call('mix', { path: data, recipe, out: out.replace('.manifest.json', ''), force: true }),
    ],
    ['rows', '.r.jsonl', (out: string) => engine.call('exportRows', { path: data, rows, out, force: true })],
    ['items', '.i.csv', (out: string) => engine.call('calibrate', { ...logs, out, force: true })],
    [
      'respondents',
      '.p.csv',
      (respondents: string) => engine.call('calibrate', { ...logs, respondents, force: true }),
    ],
    ['ratings', '.g.csv', (out: string) => engine.call('glicko', { ...logs, out, force: true })],
    [
      'players',
      '.w.csv',
      (out: string) => engine.call('glickoMatches', { logs: [matches], out, force: true }),
    ],
  ])('is not replaced by %s', async (_, ending, write: (path: string) => Promise<unknown>) => {
    const path = named(ending);
    if (await make(path)) await refuses(path, said, () => write(path));
  });

  it.each([
    ['scores', '.s.csv', (scores: string) => engine.call('table', { path: data, scores })],
    [
      'a recipe',
      '.yaml',
      (recipeFile: string) =>
        engine.call('mix', { path: data, recipe: {}, recipeFile, out: join(folder, 'no') }),
    ],
    ['a manifest', '.v.manifest.json', (manifest: string) => engine.call('verify', { manifest })],
    ['anchors', '.a.csv', (anchors: string) => engine.call('calibrate', { ...logs, anchors })],
    ['a model', '.onnx', (model: string) => engine.call('table', { path: data, model })],
  ])('is not read as %s', async (_, ending, read: (path: string) => Promise<unknown>) => {
    // A folder is a way to name a model, and a link to one is, too.
    if (ending === '.onnx' && /folder/.test(kind)) return;
    const path = named(ending);
    if (await make(path)) await refuses(path, said, () => read(path));
  });

  it.each([
    ['a dataset', '.d.jsonl', (path: string) => engine.call('open', { path })],
    ['a log', '.l.csv', (log: string) => engine.call('glicko', { logs: [log], reading: {} })],
    [
      'training dynamics',
      '.t.jsonl',
      (path: string) => engine.call('importDynamics', { dataset: { path: data }, paths: [path] }),
    ],
  ])('is not read as %s', async (_, ending, read: (path: string) => Promise<unknown>) => {
    // Folders are looked through.
    if (/folder/.test(kind)) return;
    const path = named(ending);
    if (await make(path)) await refuses(path, said, () => read(path));
  });

  it.each(['model.onnx', 'tokenizer.json', 'config.json'])(
    'is not read as the %s of a model',
    async (part) => {
      const model = join(folder, `model ${kind} ${part}`);
      mkdirSync(model);
      cpSync(embedded, model, { recursive: true, filter: (source) => !source.endsWith(part) });
      const path = join(model, part);
      if (await make(path)) await refuses(path, said, () => engine.call('table', { path: data, model }));
    },
  );

  it.each(['source', 'output'] as const)('is not read as the %s of a manifest', async (part) => {
    await scored;
    const inner = join(folder, `manifest ${kind} ${part}`);
    mkdirSync(inner);
    const path = join(inner, 'x.jsonl');
    if (!(await make(path))) return;
    const out = join(inner, 'm.jsonl');
    const { manifest } = await engine.call('mix', { path: data, recipe, out });
    const changed = { ...manifest, [part]: { ...manifest[part], file: 'x.jsonl' } };
    writeFileSync(`${out}.manifest.json`, JSON.stringify(changed));
    // What a link leads out of the folder to is not even looked at.
    const inside = kind === 'a folder' && part === 'source' ? /holds no file of data/ : said;
    const words = /link to/.test(kind) ? /(does not lie below|is not in) the manifest's folder/ : inside;
    const request = { manifest: `${out}.manifest.json`, ...(part === 'output' ? { data } : {}) };
    await refuses(path, words, () => engine.call('verify', request));
  });
});

describe('a manifest', () => {
  it('opens no file outside of its folder, and says nothing of it', async () => {
    await scored;
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    const out = join(inner, 'm.jsonl');
    const { manifest } = await engine.call('mix', { path: data, recipe, out });
    expect(manifest.source.file).toBe('../questions-30.jsonl');
    const request = { manifest: `${out}.manifest.json` };
    await expect(engine.call('verify', request)).rejects.toMatchObject({
      message: "The source of the mixture, ../questions-30.jsonl, does not lie below the manifest's folder.",
      remedy: { kind: 'mixtureSource' },
    });
    expect((await engine.call('verify', { ...request, data })).differences).toEqual([]);
    for (const file of ['../../../../../../etc/passwd', '/etc/passwd', '../nowhere', 'a\0b']) {
      writeFileSync(request.manifest, JSON.stringify({ ...manifest, output: { ...manifest.output, file } }));
      const refused = engine.call('verify', { ...request, data });
      await expect(refused).rejects.toThrow(UserError);
      await expect(refused).rejects.not.toThrow(/bytes/);
    }
  });
});

describe('a row that is none', () => {
  it.each([0.5, -1, NaN, 1e308, Infinity, '1', undefined, null, [1], {}])('is refused (%s)', async (row) => {
    await scored;
    const any = row as never;
    const calls = [
      engine.call('record', { path: data, row: any }),
      engine.call('examples', { path: data, rows: [any] }),
      engine.call('examples', { path: data, rows: any }),
      engine.call('exportRows', { path: data, rows: any, out: join(folder, 'none.jsonl') }),
      engine.call('answerTokens', { path: data, row: any, id: new Uint32Array(4) }),
      engine.call('answerTokens', { path: data, row: 0, id: any }),
      engine.call('itemAnswers', { path: data, item: any }),
    ];
    for (const outcome of await Promise.allSettled(calls))
      if (!(Array.isArray(row) && outcome.status === 'fulfilled')) expect(outcome.status).toBe('rejected');
    expect(engine.pid).toBeDefined();
    expect((await engine.call('open', { path: data })).rows).toBe(30);
  });
});
