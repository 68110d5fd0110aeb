import { cpus } from 'node:os';
import { describe, expect, it } from 'vitest';
import { idleCores } from '../../../src/engine/onnx/idleCores';

describe('the cores that are left to this program', () => {
  it('are no more than there are, and are seen over a time that ticks can measure', async () => {
    await idleCores();
    const start = performance.now();
    const cores = await idleCores();
    expect(performance.now() - start).toBeGreaterThan(90);
    expect(cores).toBeGreaterThanOrEqual(0);
    // A tick of 10 ms a core may fall on either side of a look of 100 ms.
    expect(cores).toBeLessThanOrEqual(cpus().length * 1.3);
  });

  it('count what this program uses itself', async () => {
    await idleCores();
    const start = performance.now();
    const used = process.cpuUsage();
    while (performance.now() - start < 200);
    const { user, system } = process.cpuUsage(used);
    const own = (user + system) / 1000 / (performance.now() - start);
    expect(await idleCores()).toBeGreaterThanOrEqual(own * 0.9);
  });
});
