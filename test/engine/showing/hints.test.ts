import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topicalQuestions } from '../../core/measures/topicalQuestions';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();

/** Labelled questions of which the third has another topic's label. */
function writeLabelled(name: string): { path: string; right: string; wrong: string } {
  const questions = topicalQuestions(300, 21);
  const right = questions[2]!.label;
  const wrong = questions.find(({ label }) => label !== right)!.label;
  const path = join(folder, name);
  const labelOf = (row: number): string => (row === 2 ? wrong : questions[row]!.label);
  writeFileSync(
    path,
    questions
      .map(({ question, row }) => `${JSON.stringify({ text: question, label: labelOf(row) })}\n`)
      .join(''),
  );
  return { path, right, wrong };
}

/** A dataset whose fifth record is asked again at the end, with another answer. */
function writeRepeated(name: string): string {
  const path = writeDataset(folder, 30, name);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  writeFileSync(path, [...lines, lines[4]!.replace('#### 4', '#### 44')].join('\n'));
  return path;
}

describe('the hints of a dataset', () => {
  it('are none of one that was not scored for it', async () => {
    const path = writeRepeated('unscored.jsonl');
    await engine.call('score', { path, measures: ['length'] });
    expect(await engine.call('hints', { path })).toEqual([]);
  });

  it('name the lines of a contradiction, which scoring remarks on too', async () => {
    const path = writeRepeated('repeated.jsonl');
    const { remarks } = await engine.call('score', { path, measures: ['duplicates'] });
    expect(remarks.map(({ text }) => text).join(' ')).toMatch(
      /2 of them have conflicting answers, the first at lines 5 and 31/,
    );
    const hints = await engine.call('hints', { path });
    expect(hints.map(({ line, kind, otherLine }) => [line, kind, otherLine])).toEqual([
      [5, 'conflict', 31],
      [31, 'conflict', 5],
    ]);
  });

  it('stay, by content, where another record was removed, and go where the duplicate was', async () => {
    const path = writeRepeated('removed.jsonl');
    await engine.call('score', { path, measures: ['duplicates'] });
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, lines.slice(1).join('\n'));
    const hints = await engine.call('hints', { path });
    expect(hints.map(({ line, otherLine }) => [line, otherLine])).toEqual([
      [4, 30],
      [30, 4],
    ]);
    writeFileSync(path, lines.slice(1, -1).join('\n'));
    expect(await engine.call('hints', { path })).toEqual([]);
  });

  it('name a wrong label and the right one', async () => {
    const { path, right, wrong } = writeLabelled('labelled.jsonl');
    const { remarks } = await engine.call('score', { path, measures: ['labelQuality'] });
    expect(remarks.map(({ text }) => text).join(' ')).toMatch(/looks? wrong to heads that never saw/);
    const hints = await engine.call('hints', { path });
    expect(hints.find(({ row }) => row === 2)).toMatchObject({
      kind: 'label',
      line: 3,
      label: wrong,
      suggested: right,
    });
  });
});
