import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { externalWeights, refuseMissingWeights } from '../../../src/engine/models/externalWeights';
import { temporaryFolder } from '../../temporary';
import { specialFiles } from '../files/specialFiles';

const folder = temporaryFolder();
const model = join(folder, 'model.onnx');

/** The entry of a tensor that names the file of its bytes, as onnx.proto3 writes it. */
function entry(name: string): Buffer {
  return Buffer.concat([
    Buffer.from('\x0a\x08location\x12'),
    lengthOf(Buffer.byteLength(name)),
    Buffer.from(name),
  ]);
}

function lengthOf(bytes: number): Buffer {
  return bytes < 128 ? Buffer.of(bytes) : Buffer.of((bytes % 128) + 128, Math.floor(bytes / 128));
}

describe.each(specialFiles)('weights in $kind', ({ kind, said, make }) => {
  const there = make(join(folder, `weights ${kind}`));

  it('are refused before a byte of them is read', async () => {
    if (!(await there)) return;
    writeFileSync(model, entry(`weights ${kind}`));
    await expect(externalWeights(model)).rejects.toThrow(said);
  });
});

describe('weights outside of the folder', () => {
  const inner = join(folder, 'inner');
  mkdirSync(join(inner, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'secret.bin'), 'secret');
  symlinkSync(join(folder, 'secret.bin'), join(inner, 'link.bin'));

  it.each([
    '../secret.bin',
    'deep/../../secret.bin',
    '../../../../../../dev/zero',
    '/dev/zero',
    'C:\\weights.bin',
    '..',
    '.',
    'link.bin',
    '../nowhere.bin',
    '*/_ORT_MEM_ADDR_/*',
    `${'deep/../'.repeat(40)}../secret.bin`,
  ])('%s are refused', async (name) => {
    const path = join(inner, 'model.onnx');
    writeFileSync(path, entry(name));
    await expect(externalWeights(path)).rejects.toThrow(/which is not in its folder: it is not loaded/);
  });

  it('are taken from the folder that a cache of models keeps all files in', async () => {
    const [blobs, snapshot] = [join(folder, 'blobs'), join(folder, 'snapshots', 'main')];
    for (const one of [blobs, snapshot]) mkdirSync(one, { recursive: true });
    writeFileSync(join(blobs, 'a1'), entry('model.onnx_data'));
    writeFileSync(join(blobs, 'b2'), 'weights');
    symlinkSync('../../blobs/a1', join(snapshot, 'model.onnx'));
    symlinkSync('../../blobs/b2', join(snapshot, 'model.onnx_data'));
    expect(await externalWeights(join(snapshot, 'model.onnx'))).toEqual([join(snapshot, 'model.onnx_data')]);
  });
});

describe('the files that a model keeps weights in', () => {
  it('are found wherever their names stand, across the blocks that it is read in too', async () => {
    const block = 4 * 2 ** 20;
    for (const at of [0, 100, block - 40, block - 12, block - 3, block, block + 1, 2 * block - 1]) {
      const bytes = Buffer.alloc(2 * block + 300, 7);
      entry('model.onnx_data').copy(bytes, at);
      writeFileSync(model, bytes);
      expect(await externalWeights(model), String(at)).toEqual([join(folder, 'model.onnx_data')]);
    }
  });

  it('are each named once', async () => {
    writeFileSync(model, Buffer.concat([entry('b'), Buffer.from('some tensor'), entry('a'), entry('b')]));
    expect(await externalWeights(model)).toEqual([join(folder, 'a'), join(folder, 'b')]);
  });

  it('may have long names', async () => {
    const name = `${'long/'.repeat(50)}weights.bin`;
    writeFileSync(model, entry(name));
    expect(await externalWeights(model)).toEqual([join(folder, name)]);
  });

  it('are not looked for any more once nobody waits', async () => {
    writeFileSync(model, entry('a'));
    await expect(externalWeights(model, AbortSignal.abort(new Error('no more')))).rejects.toThrow('no more');
  });

  it('must be there', async () => {
    writeFileSync(model, entry('weights.bin'));
    await expect(refuseMissingWeights(model)).rejects.toThrow(
      'keeps its weights in weights.bin, which is not in its folder',
    );
    writeFileSync(join(folder, 'weights.bin'), '');
    await refuseMissingWeights(model);
  });

  it('are looked for in any bytes, and lie in the folder or are refused', async () => {
    const law = fc.asyncProperty(
      fc.array(fc.oneof(fc.uint8Array(), fc.constant(entry('x').subarray(0, 12)))),
      async (parts) => {
        writeFileSync(model, Buffer.concat(parts));
        const found = await externalWeights(model).catch((error: unknown) => error);
        if (found instanceof UserError) return;
        for (const file of found as string[]) expect(file.startsWith(`${folder}/`)).toBe(true);
      },
    );
    await fc.assert(law);
  });
});
