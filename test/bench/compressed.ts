import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Compression } from '../../src/engine/compression/compression';
import { packed } from '../../src/engine/compression/packed';
import { unpackFile } from '../../src/engine/compression/unpackFile';
import { indexFile } from '../../src/engine/sources/indexFile';
import { report } from './figure';
import { median, seconds } from './timing';

const tools: Readonly<Partial<Record<Compression, string>>> = { gzip: 'gzip', zstd: 'zstd' };

/** How long a compressed file takes to be unpacked and indexed, against the plain file and its decompression by the command-line tool. */
export async function compressedFiles(path: string): Promise<void> {
  for (const kind of ['gzip', 'zstd'] as const) {
    const file = `${path}.${kind}`;
    await pipeline(packed(kind, createReadStream(path)), createWriteStream(file));
    const copy = `${file}.jsonl`;
    const [tool, plain, whole] = [[], [], []] as [number[], number[], number[]];
    for (let round = 0; round < 3; round++) {
      tool.push(await seconds(() => runTool(tools[kind]!, file, copy)));
      plain.push(await seconds(() => indexFile(path, { hashes: true })));
      rmSync(copy, { force: true });
      whole.push(await seconds(() => unpackFile(file, copy).then(() => indexFile(copy, { hashes: true }))));
      rmSync(copy, { force: true });
    }
    const baseline = median(tool) + median(plain);
    report({
      name: `${kind} to spans and hashes`,
      value: median(whole),
      unit: 's',
      target: 'ratio at most 1.3',
      baseline: `the plain file of ${(statSync(path).size / 1e6).toFixed(0)} MB and ${tools[kind]} -d, ${baseline.toFixed(2)} s`,
      ratio: median(whole) / baseline,
    });
    rmSync(file);
  }
}

/** Unpacks by the tool, which has to be there. */
function runTool(tool: string, file: string, copy: string): Promise<void> {
  const { status, error } = spawnSync('sh', ['-c', `${tool} -dc < "$1" > "$2"`, tool, file, copy]);
  if (status !== 0) throw error ?? new Error(`${tool} cannot be run: it is what is compared with.`);
  return Promise.resolve();
}
