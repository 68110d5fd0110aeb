import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalWeights, refuseMissingWeights } from '../../../src/engine/models/externalWeights';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const model = join(folder, 'model.onnx');

/** The entry of a tensor that names the file of its bytes, as onnx.proto3 writes it. */
function entry(name: string): Buffer {
  return Buffer.concat([
    Buffer.from('\x0a\x08location\x12'),
    Buffer.of(Buffer.byteLength(name)),
    Buffer.from(name),
  ]);
}

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

  it('must be there', async () => {
    writeFileSync(model, entry('weights.bin'));
    await expect(refuseMissingWeights(model)).rejects.toThrow(
      'keeps its weights in weights.bin, which is not in its folder',
    );
    writeFileSync(join(folder, 'weights.bin'), '');
    await refuseMissingWeights(model);
  });

  it('are looked for in any bytes without failing', async () => {
    const law = fc.asyncProperty(
      fc.array(fc.oneof(fc.uint8Array(), fc.constant(entry('x').subarray(0, 12)))),
      async (parts) => {
        writeFileSync(model, Buffer.concat(parts));
        for (const file of await externalWeights(model)) expect(file.startsWith(folder)).toBe(true);
      },
    );
    await fc.assert(law);
  });
});
