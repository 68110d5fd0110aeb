import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyMeasure } from '../../../src/core/measures/catalogue';
import type { DatasetRequest } from '../../../src/core/protocol/datasetApi';
import { dynamicsNoteEnding, responsesEnding, storeFile } from '../../../src/engine/store/storeFolder';
import { Shared } from '../../../src/engine/workplace/shared';
import { Workplace } from '../../../src/engine/workplace/workplace';
import { temporaryFolder } from '../../temporary';
import { writeDecoder } from '../onnx/causalLm/madeDecoder';
import { writeEncoder } from '../onnx/madeEncoder';

/** What the scores of each measure were kept under before the inputs had a table: other keys would have all be scored again. */
const known = JSON.parse(
  readFileSync(resolve(__dirname, '..', '..', 'fixtures', 'scoreKeys.json'), 'utf8'),
) as Record<string, Record<string, string>>;

const folder = temporaryFolder();
const store = join(folder, 'store');
const model = writeEncoder(join(folder, 'encoder'));
const languageModel = writeDecoder(join(folder, 'decoder'));
const map = { question: ['q'], answer: ['a'], label: ['t'], choices: ['c'], difficulty: ['level'] };

const records = Array.from({ length: 5 }, (_, at) => ({
  q: `What is ${at}?`,
  a: 'x',
  t: `topic ${at % 2}`,
  c: ['x', 'y'],
  level: at,
}));

/** A quote that closes nothing is a character here, and a line of the key says so. */
const quoted = 'q,a,level\n"What" is 1?,"x" or y,1\nWhat is 2?,x,2\n';

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const jsonl = records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Has a dataset remember imports as they lie in its store. */
async function remember(path: string): Promise<void> {
  const base = (await storeFile(store, path)).replace(/\.duckdb$/, '');
  const join = { by: 'key', isLoose: false, dataset: '0'.repeat(32), found: 'Hw==' };
  const responses = { key: 'af291167ffe9', request: { logs: ['log.csv'] }, items: 5, respondents: 2, join };
  const dynamics = {
    key: '3d9d9967784f'.padEnd(32, '0'),
    paths: ['d'],
    join: { ...join, by: 'row', records: ['r'] },
  };
  writeFileSync(base + responsesEnding, JSON.stringify(responses));
  writeFileSync(base + dynamicsNoteEnding, JSON.stringify(dynamics));
}

const places: Readonly<Record<string, () => Promise<DatasetRequest>>> = {
  'with every input': async () => {
    const path = write('whole.jsonl', jsonl);
    await open({ path, model });
    await remember(path);
    return { path, map, model, languageModel };
  },
  'with an encoder alone': () => Promise.resolve({ path: write('bare.jsonl', jsonl), map, model }),
  'whose quotes are characters': async () => {
    const path = write('quoted.csv', quoted);
    await open({ path, model });
    await remember(path);
    return {
      path,
      map: { question: ['q'], answer: ['a'], difficulty: ['level'] },
      ...{ model, languageModel },
    };
  },
};

function open(request: DatasetRequest): Promise<Workplace> {
  return Workplace.open(request, new Shared(store, 1), new AbortController().signal);
}

describe.each(Object.keys(places))('The scores of a dataset %s', (name) => {
  it('are kept under the keys that they always were', async () => {
    const place = await open(await places[name]!());
    const keys = Object.fromEntries(everyMeasure.map((measure) => [measure.id, place.wholeBasis(measure)]));
    // A measure that is new since has no key there.
    expect(keys).toMatchObject(known[name]!);
    expect(Object.keys(known[name]!).length).toBeGreaterThan(20);
  });
});
