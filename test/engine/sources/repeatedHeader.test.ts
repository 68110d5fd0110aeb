import { describe, expect, it } from 'vitest';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();
const header = 'id,question,answer';
const record = (at: number): string => `r${at},"What is ${at}, and why?",${at}`;

describe('a header that comes again in a dataset', () => {
  it.each([
    ['further down, twice', [header, record(0), header, record(1), `\ufeff${header}`], 2],
    ['at once, with the line endings of Windows', [header, header, `${record(0)}\r`, record(1)], 1],
    ['under names that say nothing', ['ab,cd,ef', record(0), 'ab,cd,ef', record(1)], 1],
  ])('is no record, and is counted: %s', async (_, lines, times) => {
    const file = await DatasetFile.open(await folder.write('a.csv', `${lines.join('\n')}\n`));
    expect(file.count).toBe(2);
    const often = times === 1 ? 'once more' : `${times} times more`;
    expect(file.detections).toContainEqual(
      expect.objectContaining({
        subject: 'header',
        grade: 'likely',
        why: expect.stringContaining(often) as string,
      }),
    );
  });

  it('is a record where the table has one column, or other values', async () => {
    const one = await DatasetFile.open(await folder.write('b.csv', 'text\na text\ntext\n'));
    expect(one.count).toBe(2);
    const other = await DatasetFile.open(
      await folder.write('c.csv', `${header}\nid,question,reply\n${record(0)}\n`),
    );
    expect(other.count).toBe(2);
    expect(other.detections.map(({ why }) => why).join()).not.toContain('further down');
  });
});
