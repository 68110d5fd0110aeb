import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packed } from '../../../../src/engine/compression/packed';
import { StoredTexts } from '../../../../src/engine/packed/storedTexts';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import type { ResponseLog } from '../../../../src/engine/responseLogs/reading/responseLog';
import { sqlText } from '../../../../src/engine/parquet/sqlText';
import { temporaryFolder } from '../../../temporary';
import { makeParquet } from '../../parquet/madeParquet';
import { answersOf } from '../toldLog';
import { shapes, simulatedTries, type SimulatedTry } from './writtenRollouts';

const folder = temporaryFolder();
const texts = new StoredTexts(join(folder, 'store'));
const trl = shapes.find(({ file }) => file === 'completions_00012.jsonl')!;
const tries = simulatedTries(40, 4, 1);

function read(path: string): Promise<ResponseLog> {
  return readResponses([path], { texts });
}

async function place(name: string, file: string): Promise<string> {
  await mkdir(join(folder, name), { recursive: true });
  return join(folder, name, file);
}

function written(path: string, all: readonly SimulatedTry[] = tries): string {
  writeFileSync(path, trl.write(all));
  return path;
}

async function parquet(path: string, all: readonly SimulatedTry[] = tries): Promise<string> {
  const lines = written(`${path}.lines`, all);
  await makeParquet(path, `select * from read_json_auto(${sqlText(lines)}, format = 'newline_delimited')`);
  return path;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* [bytes];
}

async function zstd(bytes: Uint8Array): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of packed('zstd', once(bytes))) all.push(piece.slice());
  return Buffer.concat(all);
}

describe('Packed rollouts', () => {
  it.each([
    ['completions_00012.parquet', parquet],
    [
      'completions_00012.jsonl.gz',
      async (path: string) => (writeFileSync(path, gzipSync(trl.write(tries))), path),
    ],
    [
      'completions_00012.jsonl.zst',
      async (path: string) => (writeFileSync(path, await zstd(Buffer.from(trl.write(tries)))), path),
    ],
  ])('are read as their text is: %s', async (name, make) => {
    const plain = await read(written(await place('run', 'completions_00012.jsonl')));
    const log = await read(await make(await place('run', name)));
    expect(log.report.files).toMatchObject([{ format: 'trl', answers: tries.length }]);
    expect(log.report.files[0]!.path).toContain(name);
    expect(answersOf(log)).toEqual(answersOf(plain));
  });

  it('of a folder are read together, each a part of one policy', async () => {
    const half = tries.length / 2;
    await parquet(await place('parts', 'completions_00012.parquet'), tries.slice(0, half));
    await parquet(await place('parts', 'completions_00013.parquet'), tries.slice(half));
    const log = await readResponses([join(folder, 'parts', '*.parquet')], { texts });
    expect(log.respondents).toEqual(['parts']);
    expect(log.report.attempts).toBe(tries.length);
    const whole = await readResponses([join(folder, 'parts')], { texts });
    expect(answersOf(whole)).toEqual(answersOf(log));
  });

  it('that are cut off or no Parquet are refused by name', async () => {
    const path = await parquet(await place('broken', 'cut.parquet'));
    truncateSync(path, readFileSync(path).length - 40);
    await expect(read(path)).rejects.toThrow(
      /cut\.parquet is not a readable Parquet file: it ends too early\./,
    );
    const gzip = await place('broken', 'cut.jsonl.gz');
    writeFileSync(gzip, gzipSync(trl.write(tries)).subarray(0, 200));
    await expect(read(gzip)).rejects.toThrow(/cut\.jsonl\.gz[^\n]*\.$/);
  });
});
