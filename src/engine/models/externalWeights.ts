import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../core/userError';
import { withFile } from '../files/systemErrors';

// ONNX's StringStringEntryProto { key: "location", value: … }: field 1 of 8 bytes, then field 2.
const location = Buffer.from('\x0a\x08location\x12');
const blockSize = 4 * 2 ** 20;
const longestName = 255;

/** The files beside an ONNX file that it keeps weights in, found by looking through its bytes. */
export function externalWeights(model: string): Promise<string[]> {
  return withFile('read the model', model, async () => {
    const names = new Set<string>();
    const file = await open(model, 'r');
    try {
      // Blocks overlap by the longest entry, so that none is cut in two.
      const block = Buffer.alloc(blockSize + location.length + 2 + longestName);
      for (let from = 0; ; from += blockSize) {
        const { bytesRead } = await file.read(block, 0, block.length, from);
        for (const name of namesIn(block.subarray(0, bytesRead))) names.add(name);
        if (bytesRead < block.length) break;
      }
    } finally {
      await file.close();
    }
    return [...names].sort().map((name) => join(dirname(model), name));
  });
}

/** Throws UserError where a file that a model keeps weights in is not there. */
export async function refuseMissingWeights(model: string): Promise<void> {
  const missing = (await externalWeights(model)).find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new UserError(
      `The model ${basename(model)} keeps its weights in ${basename(missing)}, which is not in its folder: copy it there.`,
    );
}

function* namesIn(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf(location); at >= 0; at = bytes.indexOf(location, at + 1)) {
    const start = at + location.length + 1;
    const length = bytes[start - 1] ?? 0;
    const name = bytes.toString('utf8', start, start + length);
    if (length > 0 && length < 128 && start + length <= bytes.length && !/[\0-\x1f]/.test(name)) yield name;
  }
}
