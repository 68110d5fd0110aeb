import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RememberedUris, type Memory } from '../../../src/extension/host/rememberedUris';

function memory(before?: unknown): Memory {
  let held = before;
  return {
    get: () => held,
    update: async (_, value) => void (held = structuredClone(value)),
  };
}

it('knows the last two hundred that were opened, and nothing else', async () => {
  const law = fc.asyncProperty(fc.array(fc.nat(300), { maxLength: 600 }), async (numbers) => {
    const uris = new RememberedUris(memory(), 'openedDatasets');
    for (const number of numbers) await uris.add(`file:///${number}`);
    const last = [...new Set([...numbers].reverse())].slice(0, 200);
    for (let number = 0; number <= 300; number++)
      expect(uris.has(`file:///${number}`), String(number)).toBe(last.includes(number));
  });
  await fc.assert(law, { numRuns: 20 });
});

it('keeps what it knew for the next window', async () => {
  const kept = memory();
  await new RememberedUris(kept, 'openedDatasets').add('file:///a');
  expect(new RememberedUris(kept, 'openedDatasets').has('file:///a')).toBe(true);
});

it.each([undefined, null, 7, 'file:///a', { 0: 'file:///a' }, ['file:///a', 7]])(
  'takes %j in its place for nothing',
  async (strange) => {
    const uris = new RememberedUris(memory(strange), 'openedDatasets');
    expect(uris.has('file:///a')).toBe(false);
    await uris.add('file:///b');
    expect(uris.has('file:///b')).toBe(true);
  },
);
