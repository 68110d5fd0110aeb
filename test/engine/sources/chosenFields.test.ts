import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import type { Said } from '../../../src/engine/sources/chosenFields';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();

async function open(name: string, content: string, said?: Said): Promise<DatasetFile> {
  return DatasetFile.open(await folder.write(name, content), said);
}

const lines = (...records: object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
const levelsOf = async (file: DatasetFile): Promise<number[]> => {
  const levels: number[] = [];
  for await (const batch of file.examples()) levels.push(...batch.map((example) => example.levels[0]!));
  return levels;
};

describe('the fields that a user names', () => {
  it('may have any name, typed or chosen', async () => {
    const unit = fc.constantFrom(...'ab+,=. \t"\\\'.', '\ufeff', '\ud800', 'e\u0301', '\u00e9');
    const name = fc.string({ unit, maxLength: 5 }).filter((one) => one !== 'question');
    const law = fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), async (names) => {
      const record = Object.fromEntries(names.map((one, at) => [one, at + 1]));
      const content = lines({ question: 'What is it?', ...record }, { question: 'What was it?', ...record });
      const last = names.length;
      const meant = names[last - 1]!;
      for (const said of [[`difficulty=${JSON.stringify(meant)}`], { difficulty: [meant] }]) {
        const file = await open('names.jsonl', content, said);
        expect(file.fields.map.difficulty[0]).toBe(meant);
        expect(await levelsOf(file)).toEqual([last, last]);
      }
    });
    await fc.assert(law, { numRuns: 60 });
  });

  it('are told apart where only their Unicode form differs', async () => {
    const [composed, apart] = ['caf\u00e9', 'cafe\u0301'];
    const both = lines({ question: 'a', [composed]: 1, [apart]: 2 });
    expect(await levelsOf(await open('both.jsonl', both, [`difficulty=${composed}`]))).toEqual([1]);
    expect(await levelsOf(await open('both.jsonl', both, [`difficulty=${apart}`]))).toEqual([2]);
    const file = await open('one.jsonl', lines({ question: 'a', [apart]: 2 }), [`difficulty=${composed}`]);
    expect(await levelsOf(file)).toEqual([2]);
    expect(file.notes).toEqual([
      'The difficulty is the field "cafe\\u0301": "caf\\u00e9", as it was named, is the same text in another Unicode form.',
    ]);
    const [one, other, third] = ['\u1ed9', '\u1ecd\u0302', 'o\u0323\u0302'];
    await expect(
      open('many.jsonl', lines({ question: 'a', [one]: 1, [other]: 2 }), [`difficulty=${third}`]),
    ).rejects.toThrow(/"\\u1ed9" and "\\u1ecd\\u0302" are both named/);
  });

  it('may lie deep', async () => {
    const file = await open('deep.jsonl', lines({ question: 'a', x: { y: { z: 3 } } }), ['difficulty=x.y.z']);
    expect(await levelsOf(file)).toEqual([3]);
  });

  it('may be none, which is said', async () => {
    const content = lines({ question: 'a', answer: 'b' });
    expect((await open('taken.jsonl', content, ['answer=,solution='])).notes).toEqual([
      'No field is the answer: it was taken away.',
    ]);
  });
});

describe('columns of one name', () => {
  const rows = 'What is 1 + 1?,2,1,5\nWhat is 2 + 2?,4,2,6\n';
  const twice = `question,answer,level,level\n${rows}`;

  it('are refused where one of them is named, and said where it is only found', async () => {
    const sentence =
      'twice.csv, line 1: columns 3 and 4 are named "level", and one of them would be the difficulty. Give each a name of its own in that line.';
    await expect(open('twice.csv', twice, ['difficulty=level'])).rejects.toThrow(new UserError(sentence));
    await expect(open('twice.csv', twice, { difficulty: ['level'] })).rejects.toThrow(UserError);
    expect((await open('twice.csv', twice)).notes).toEqual([
      'twice.csv, line 1: columns 3, 4 are named "level": the first keeps the name, and what follows is read as "level_2".',
    ]);
  });

  it('are said where none of them has', async () => {
    const file = await open('note.csv', `question,answer,x,x\n${rows}`);
    expect(file.notes).toEqual([
      'note.csv, line 1: columns 3, 4 are named "x": the first keeps the name, and what follows is read as "x_2".',
    ]);
  });

  it('can be named where they are written apart, or by the name that they are read under', async () => {
    const spaces = `question,answer,level, level\n${rows}`;
    expect(await levelsOf(await open('spaces.csv', spaces, ['difficulty=" level"']))).toEqual([5, 6]);
    expect(await levelsOf(await open('spaces.csv', spaces, ['difficulty= level']))).toEqual([5, 6]);
    expect(await levelsOf(await open('spaces.csv', spaces, ['difficulty=level']))).toEqual([1, 2]);
    expect(await levelsOf(await open('spaces.csv', spaces, ['difficulty=level_2']))).toEqual([5, 6]);
    const before = `question,answer, level,level\n${rows}`;
    await expect(open('before.csv', before, ['difficulty=level'])).rejects.toThrow(UserError);
  });
});

describe('a first line that looks like a record', () => {
  it('is read as one, and it is said', async () => {
    const file = await open('bare.csv', 'What is 1 + 1?,2\nWhat is 2 + 2?,4\nWhat is 3 + 3?,6\n');
    expect(file.count).toBe(3);
    expect(file.detections.find(({ subject }) => subject === 'header')).toMatchObject({
      taken: 'no header',
      grade: 'likely',
      remedy: { kind: 'firstLine', isHeader: true },
    });
  });
});

describe('a record that gives a used field twice', () => {
  it('is broken, named by its line', async () => {
    const content =
      '{"question":"a","level":1}\n{"question":"b","level":5,"level":1}\n{"question":"c","level":3}\n';
    const file = await open('keys.jsonl', content);
    expect(await levelsOf(file)).toEqual([1, 3]);
    expect(await file.problems()).toEqual([{ row: 1, line: 2, text: 'its field "level" is given twice' }]);
  });

  it('is refused with its file where there is no other', async () => {
    await expect(open('all.jsonl', '{"question":"b","question":"c"}\n')).rejects.toThrow(
      'all.jsonl, line 1: its field "question" is given twice. No record of the file can be used.',
    );
  });
});
