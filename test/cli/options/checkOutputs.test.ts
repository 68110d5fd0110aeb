import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { CommandLine, root } from '../gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const at = (name: string): string => join(folder, name);

const data = at('data.jsonl');
const log = at('log.csv');
const recipe = at('recipe.yaml');
const scores = at('scores.csv');
writeFileSync(
  data,
  Array.from(
    { length: 12 },
    (_, row) => `${JSON.stringify({ id: `q${row}`, question: `What is ${row}${' more'.repeat(row)}?` })}\n`,
  ).join(''),
);
writeFileSync(
  log,
  `respondent,item,correct\n${Array.from({ length: 60 }, (_, at) => `p${at % 5},q${at % 12},${(at * 7) % 3 > 0 ? 1 : 0}`).join('\n')}\n`,
);
writeFileSync(recipe, 'mixture: all\nmeasure: questionChars\n');
gradus.ok('score', data, '--measures', 'length', '--out', scores);
mkdirSync(at('model/onnx'), { recursive: true });
for (const file of ['model.onnx', 'tokenizer.json', 'onnx/a.onnx_data'])
  writeFileSync(at(`model/${file}`), file);
symlinkSync(log, at('symbolic.csv'));
linkSync(log, at('hard.csv'));

const mixed = ['mix', data, '--recipe', recipe, '--scores', scores, '--force', '--out'];

describe('What a command reads', () => {
  it.each([
    ['a dataset', data, ['score', data, '--measures', 'length', '--force', '--out']],
    ['a log', log, ['irt', log, '--force', '--out']],
    ['a log, as the respondents', log, ['irt', log, '--force', '--respondents']],
    ['a log by a symbolic link', log, ['irt', at('symbolic.csv'), '--force', '--out']],
    ['a log by a hard link', at('hard.csv'), ['irt', log, '--force', '--out']],
    ['a log of a pattern', log, ['irt', at('l*.csv'), '--force', '--out']],
    ['responses', log, ['score', data, '--responses', log, '--force', '--out']],
    ['a recipe', recipe, mixed],
    ['scores', scores, mixed],
    ['a model', at('model/model.onnx'), [...mixed.slice(0, -1), '--model', at('model'), '--out']],
    ['a part of one', at('model/tokenizer.json'), [...mixed.slice(0, -1), '--model', at('model'), '--out']],
    ['a language model', at('model/onnx/a.onnx_data'), [...mixed.slice(0, -1), '--lm', at('model'), '--out']],
  ])('is never written over: %s', (_, input, command) => {
    const before = readFileSync(input, 'utf8');
    const { code, err } = gradus.run(...command, input);
    expect([code, err.trim().split('\n')]).toEqual([
      1,
      [
        expect.stringMatching(
          / is (read by this command|the source itself): nothing is ever written over it\. Choose another name\.$/,
        ),
      ],
    ]);
    expect(readFileSync(input, 'utf8')).toBe(before);
  });

  it('is not read at all where the folder of what it writes is missing', () => {
    const { code, out, err } = gradus.run(
      'score',
      data,
      '--measures',
      'length',
      '--out',
      at('nowhere/scores.csv'),
    );
    expect([code, out]).toEqual([1, '']);
    expect(err.trim()).toMatch(
      /^gradus: Cannot write .*scores\.csv: there is no folder .*nowhere\. Make it first\.$/,
    );
  });
});

describe('A folder that is called as the value of another option', () => {
  it('is not taken for a model that is read: irt --model 2pl', () => {
    mkdirSync(at('2pl'));
    writeFileSync(at('2pl/items.json'), 'old');
    const args = ['irt', log, '--model', '2pl', '--out', '2pl/items.json', '--force'];
    const { stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist', 'cli.js'), ...args, '--store', at('store')],
      { cwd: folder, encoding: 'utf8' },
    );
    // Its ending is what is refused.
    expect(stderr).toMatch(/^gradus: 2pl\/items\.json: .* are written and read as \.csv/);
  });
});

symlinkSync('.', at('self'));
symlinkSync(at('later.csv'), at('to later.csv'));
writeFileSync(at('one.csv'), 'one');
linkSync(at('one.csv'), at('one too.csv'));
symlinkSync(at('mixed.jsonl'), at('mixed.jsonl.manifest.json'));

describe('Two outputs of a command', () => {
  it.each([
    ['irt', 'one path', 'new.csv', 'new.csv'],
    ['irt', 'another path', 'new.csv', 'self/new.csv'],
    ['irt', 'a link to what is not there yet', 'later.csv', 'to later.csv'],
    ['irt', 'a hard link', 'one.csv', 'one too.csv'],
    ['glicko', 'one path', 'new.csv', 'self/self/new.csv'],
  ])('of %s are refused where they are one file: %s', (command, _, items, respondents) => {
    const { code, out, err } = gradus.run(
      ...[command, log, '--force', '--out', at(items), '--respondents', `${folder}/${respondents}`],
    );
    expect([code, out]).toEqual([1, '']);
    expect(err.trim()).toMatch(
      /^gradus: --out and --respondents name one file, .*: give each a name of its own\.$/,
    );
    expect(existsSync(at('new.csv')) || existsSync(at('later.csv'))).toBe(false);
    expect(readFileSync(at('one.csv'), 'utf8')).toBe('one');
  });

  it('of mix are refused where the manifest is a link to the mixture', () => {
    const { code, err } = gradus.run(...mixed, at('mixed.jsonl'));
    expect(code).toBe(1);
    expect(err.trim()).toMatch(/^gradus: --out and the \.manifest\.json beside it name one file, /);
    expect(existsSync(at('mixed.jsonl'))).toBe(false);
  });

  it('are written where they are two', () => {
    gradus.ok('irt', log, '--out', at('items.csv'), '--respondents', at('self/respondents.csv'));
    expect(readFileSync(at('items.csv'), 'utf8')).toMatch(/^item,/);
    expect(readFileSync(at('respondents.csv'), 'utf8')).toMatch(/^respondent,/);
  });
});

describe('What Gradus keeps', () => {
  const store = at('store');
  gradus.ok('score', data, '--measures', 'length,neighbours', '--responses', log, '--anyway');
  mkdirSync(join(store, 'models', 'o', 'n'), { recursive: true });
  writeFileSync(join(store, 'models', 'o', 'n', 'model.onnx'), 'a model');
  symlinkSync(store, at('by another way'));
  const kept = readdirSync(store)
    .filter((name) => name !== 'models')
    .concat('models/o/n/model.onnx');
  kept.forEach((name, number) => {
    symlinkSync(join(store, name), at(`kept-${number}.jsonl`));
    linkSync(join(store, name), at(`hard-${number}.jsonl`));
  });

  it('is of these kinds', () => {
    for (const ending of ['.duckdb', '.vectors', '.responses', '.calibration', '.answers', '.onnx'])
      expect(kept.filter((name) => name.endsWith(ending)).length).toBeGreaterThan(0);
  });

  it.each(kept.map((name, number) => [name.replace(/[0-9a-f]{12,}/g, '…'), name, number] as const))(
    'is never written over: %s',
    (_, name, number) => {
      const before = readFileSync(join(store, name));
      const ways = [join(store, name), at(`by another way/${name}`), at(`kept-${number}.jsonl`)];
      // The other name of a model file is not known to be one.
      if (!name.startsWith('models')) ways.push(at(`hard-${number}.jsonl`));
      for (const way of ways) {
        const { code, out, err } = gradus.run(...mixed, way);
        expect([code, out]).toEqual([1, '']);
        expect(err.trim()).toMatch(
          /^gradus: \S+ is one of Gradus's own files: nothing is written over it\. Choose another name\.$/,
        );
        expect(readFileSync(join(store, name)).equals(before)).toBe(true);
      }
    },
  );

  it.each([
    ['score', [data, '--measures', 'length', '--out']],
    ['irt', [log, '--out']],
    ['irt', [log, '--respondents']],
    ['glicko', [log, '--out']],
    ['glicko', [log, '--respondents']],
    ['mix', [...mixed.slice(1)]],
  ])('is refused by every output: %s %j', (command, args) => {
    const { code, err } = gradus.run(command, '--force', ...args, at('kept-0.jsonl'));
    expect([code, err.trim()]).toEqual([1, expect.stringMatching(/ is one of Gradus's own files: /)]);
  });

  it('leaves other names of the folder free', () => {
    gradus.ok('score', data, '--measures', 'length', '--out', join(store, 'mine.csv'));
  });
});
