import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logKind } from '../../../src/engine/responseLogs/logKind';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../dataset';
import { shapes, simulatedTries } from './rollouts/writtenRollouts';

const folder = temporaryFolder();

describe('The kind of a log', () => {
  it.each(shapes)('is told of what every trainer writes: $format, $file', async ({ file, write }) => {
    const path = join(folder, file);
    writeFileSync(path, write(simulatedTries(4, 2, 1)));
    expect(await logKind(path)).toBeTypeOf('string');
  });

  it('is told of no dataset, of no table and of nothing that is not there', async () => {
    expect(await logKind(writeDataset(folder, 10))).toBeUndefined();
    const counts = join(folder, 'counts.jsonl');
    writeFileSync(counts, '{"question": "How many?", "total_correct_rollouts": 3, "total_rollouts": 8}\n');
    expect(await logKind(counts)).toBeUndefined();
    expect(await logKind(join(folder, 'none.jsonl'))).toBeUndefined();
  });
});
