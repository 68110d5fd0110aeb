import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Agreed } from '../../../src/core/protocol/agreed';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 60);
const log = join(folder, 'answers.csv');
const people = Array.from({ length: 30 }, (_, respondent) => respondent);
writeFileSync(
  log,
  ['respondent,q0,q1,q2,q3,q4,q5']
    .concat(
      people.map((p) => `p${p},${[1, 2, 3, 5, 7, 11].map((k) => Number((p * k) % 7 > k % 5)).join(',')}`),
    )
    .join('\n'),
);
const ready = (async () => {
  await engine.call('score', { path, measures: ['length'] });
  await engine.call('importResponses', { dataset: { path }, logs: [log], anyway: true });
})();

type Target = Agreed & { readonly out: string };

/** Everything that writes a file where it is told to. */
const writers: Readonly<Record<string, (target: Target) => Promise<unknown>>> = {
  mix: (target) => engine.call('mix', { path, recipe: { mixture: 'easy' }, ...target }),
  exportRows: (target) => engine.call('exportRows', { path, rows: Uint32Array.of(1, 2), ...target }),
  saveRecipe: (target) => engine.call('saveRecipe', { path, recipe: { mixture: 'hard' }, ...target }),
  exportScores: (target) => engine.call('exportScores', { path, ...target }),
  exportItems: (target) => engine.call('exportItems', { path, what: 'items', ...target }),
  calibrate: (target) => engine.call('calibrate', { logs: [log], ...target }),
  glicko: (target) => engine.call('glicko', { logs: [log], ...target }),
};

/** A file as an editor saw it when its user agreed to replace it. */
function seen(file: string): NonNullable<Agreed['replaces']>[number] {
  const { size, mtimeMs } = statSync(file);
  return { path: file, size, mtimeMs };
}

describe.each(Object.keys(writers))('what %s writes', (name) => {
  const out = join(
    folder,
    `${name}.${name === 'saveRecipe' ? 'yaml' : /mix|Rows/.test(name) ? 'jsonl' : 'csv'}`,
  );
  const write = (agreed: Agreed) => writers[name]!({ out, ...agreed });

  it('takes the place of a file as it was when that was agreed to, and of no other', async () => {
    await ready;
    rmSync(out, { force: true });
    await write({ replaces: [] });
    expect(existsSync(out)).toBe(true);
    writeFileSync(out, 'mine');
    await expect(write({ replaces: [] })).rejects.toMatchObject({
      message: `${out} was not there when its name was chosen, and was left as it is.`,
      remedy: { kind: 'overwrite' },
    });
    const before = seen(out);
    writeFileSync(out, 'mine, and more');
    const changed = {
      message: `${out} was changed since it was chosen to be replaced, and was left as it is.`,
    };
    await expect(write({ replaces: [before] })).rejects.toMatchObject(changed);
    writeFileSync(out, 'same');
    const same = seen(out);
    utimesSync(out, new Date(0), new Date(0));
    await expect(write({ replaces: [same] })).rejects.toMatchObject(changed);
    expect(readFileSync(out, 'utf8')).toBe('same');
    const manifest = `${out}.manifest.json`;
    await write({ replaces: [out, manifest].filter((file) => existsSync(file)).map(seen) });
    expect(readFileSync(out, 'utf8')).not.toBe('same');
    const gone = seen(out);
    rmSync(out);
    await write({ replaces: [gone, ...(existsSync(manifest) ? [seen(manifest)] : [])] });
    expect(existsSync(out)).toBe(true);
  });
});
