import { expect, it } from 'vitest';
import { readAsked, writeAsked } from '../../../src/engine/store/askedMeasures';
import { inMemory } from '../../../src/engine/store/inMemory';

it('what a dataset was to be scored by is known, each once, and nothing where nobody noted it', async () => {
  await inMemory(async (connection) => {
    expect(await readAsked(connection)).toEqual(new Set());
    await writeAsked(connection, ['length', 'rarity']);
    await writeAsked(connection, ['rarity', 'steps']);
    expect(await readAsked(connection)).toEqual(new Set(['length', 'rarity', 'steps']));
    const rows = await connection.runAndReadAll('select count(*) from asked');
    expect(Number(rows.getRows()[0]![0])).toBe(3);
  });
});
