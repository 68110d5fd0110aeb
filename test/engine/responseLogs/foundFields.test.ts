import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseUnsure } from '../../../src/core/detection/detection';
import { readMatches } from '../../../src/engine/responseLogs/matches/matchLog';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';
import '../../properties';
import { temporaryFolder } from '../../temporary';
import { answersOf } from './toldLog';

const folder = temporaryFolder();
let times = 0;
const [respondents, items] = [6, 5];

/** Who got what right: neither a respondent nor an item is always right. */
const isRight = (respondent: number, item: number): number =>
  (respondent * 3 + item * 2 + respondent * item) % 3 === 0 ? 1 : 0;
const letters = 'ABCD';
const keyOf = (item: number): string => letters[(item * 3 + 1) % 4]!;
const letterOf = (respondent: number, item: number): string =>
  isRight(respondent, item)
    ? keyOf(item)
    : letters[(letters.indexOf(keyOf(item)) + 1 + (respondent % 3)) % 4]!;

type Cells = (respondent: number, item: number, right: number) => readonly unknown[];

/** One answer a row, by the columns' names and what stands in them. */
function long(names: string, cells: Cells, separator = ','): string {
  const rows = [names.split(',').join(separator)];
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let item = 0; item < items; item++)
      rows.push(cells(respondent, item, isRight(respondent, item)).join(separator));
  return `${rows.join('\n')}\n`;
}

/** The same as JSON Lines. */
function lines(names: string, cells: Cells): string {
  const [, ...rows] = long(names, cells).trim().split('\n');
  return rows
    .map((row) => {
      const values = row
        .split(',')
        .map((cell) => (/^(\d+|true|false)$/.test(cell) ? cell : JSON.stringify(cell)));
      return `{${names
        .split(',')
        .map((name, at) => `${JSON.stringify(name)}:${values[at]}`)
        .join(',')}}`;
    })
    .join('\n');
}

/** A respondent a row, with what is known of them before and after the answers. */
function wide(
  names: string,
  row: (respondent: number, answers: readonly number[]) => readonly unknown[],
): string {
  const rows = Array.from({ length: respondents }, (_, one) => {
    const answers = Array.from({ length: items }, (__, item) => isRight(one, item));
    return row(one, answers).join(',');
  });
  return `${[names, ...rows].join('\n')}\n`;
}

function written(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const own = join(folder, String(times++));
  return Object.entries(files).map(([name, content]) => {
    const path = join(own, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ImportOptions = {},
): Promise<ResponseLog> {
  const log = await readResponses(written(files), options);
  refuseUnsure(log.report.detections);
  return log;
}

/** Who got what right as a log has it, respondents and items in the order of their names. */
function matrixOf(log: ResponseLog): number[][] {
  const matrix = log.respondents.map(() => log.items.map(() => NaN));
  log.item.forEach((item, at) => (matrix[log.respondent[at]!]![item] = log.correct[at]! / log.attempts[at]!));
  return matrix;
}

const truth = Array.from({ length: respondents }, (_, one) =>
  Array.from({ length: items }, (__, item) => isRight(one, item)),
);

describe('a log of one answer a row', () => {
  it.each<[string, string]>([
    [
      'a gold label before the verdict',
      long('model,question_id,label,prediction,correct', (r, i, c) => [
        `m${r}`,
        `q${i}`,
        i % 2,
        c ? i % 2 : 1 - (i % 2),
        c,
      ]),
    ],
    [
      'a label before an exact match',
      long('model,prompt_id,label,exact_match', (r, i, c) => [`m${r}`, `p${i}`, i % 2, c]),
    ],
    [
      'the answer, its key and the verdict',
      long('user_id,item_id,response,key,correct', (r, i, c) => [`u${r}`, `i${i}`, c, 1, c]),
    ],
    [
      'what the model wrote beside whether it passed',
      long('provider_id,test,prompt,result,error,passed', (r, i, c) => [
        `p${r}`,
        `t${i}`,
        `Ask ${i}?`,
        i % 2 ? 'True' : 'False',
        '',
        c ? 'True' : 'False',
      ]),
    ],
    ['the Item Response Warehouse', long('id,item,resp', (r, i, c) => [r + 1, `item_${i}`, c])],
    [
      'its covariates',
      long('id,item,resp,rater,wave,treat', (r, i, c) => [r + 1, `item_${i}`, c, 'r1', 1, r % 2]),
    ],
    ['a school year', long('student,grade,item,correct', (r, i, c) => [`s${r}`, 5 + (r % 3), `i${i}`, c])],
    [
      'tries before the answer',
      long('user_id,problem_id,correct,attempts', (r, i, c) => [
        `u${r}`,
        `p${i}`,
        c,
        c ? 1 : 2 + ((r + i) % 3),
      ]),
    ],
    [
      'ASSISTments',
      long(
        'order_id,user_id,assistment_id,problem_id,original,correct,attempt_count,skill_id,teacher_id,hint_count',
        (r, i, c) => [r * 9 + i, 64525 + r, 33 + i, 51424 + i, 1, c, 1 + (i % 3), 10, 22, 0],
      ),
    ],
    [
      'KDD Cup',
      long(
        'Row,Anon Student Id,Problem Name,Step Name,Correct First Attempt,Incorrects,Hints,Corrects',
        (r, i, c) => [r * 9 + i, `stu${r}`, `EG${i}`, `R${i % 2}`, c, 1 - c, 0, 1],
        '\t',
      ),
    ],
    [
      'Eedi',
      long('QuestionId,UserId,AnswerId,IsCorrect,CorrectAnswer,AnswerValue', (r, i, c) => [
        170 + i,
        900 + r,
        r * 9 + i,
        c,
        1 + (i % 4),
        c ? 1 + (i % 4) : 1 + ((i + 1) % 4),
      ]),
    ],
    [
      'Eedi without its verdict',
      long('QuestionId,UserId,CorrectAnswer,AnswerValue', (r, i, c) => [
        170 + i,
        900 + r,
        1 + (i % 4),
        c ? 1 + (i % 4) : 1 + ((i + 1) % 4),
      ]),
    ],
    [
      'R package irt',
      long('examinee_id,item_id,raw_response,score,order', (r, i, c) => [
        `E${r}`,
        `I${i}`,
        letterOf(r, i),
        c,
        i,
      ]),
    ],
    [
      'Codeforces',
      long('handle,problem,verdict', (r, i, c) => [
        `u${r}`,
        `17${i}`,
        c ? 'OK' : ['WRONG_ANSWER', 'TIME_LIMIT_EXCEEDED', 'RUNTIME_ERROR'][(r + i) % 3],
      ]),
    ],
    [
      'AtCoder',
      long('user_id,problem_id,status', (r, i, c) => [
        `u${r}`,
        `t${i}`,
        c ? 'AC' : ['WA', 'TLE', 'RE', 'CE'][(r + i) % 4],
      ]),
    ],
    ['emoji', long('model,question,result', (r, i, c) => [`m${r}`, `q${i}`, c ? '✅' : '❌'])],
    ['ticks', long('student,task,mark', (r, i, c) => [`s${r}`, `t${i}`, c ? '✓' : '✗'])],
    ['C and I', long('model,sample_id,score', (r, i, c) => [`m${r}`, `s${i}`, c ? 'C' : 'I'])],
    ['yes and no', long('model,sample_id,correct', (r, i, c) => [`m${r}`, `s${i}`, c ? 'y' : 'n'])],
    ['percentages', long('student,exercise,score', (r, i, c) => [`s${r}`, `e${i}`, c ? '100%' : '0%'])],
    ['a decimal comma', long('student,item,score', (r, i, c) => [`s${r}`, `e${i}`, c ? '1,0' : '0,0'], ';')],
    [
      'points out of so many',
      long('model,item,score', (r, i, c) => [`s${r}`, `e${i}`, c ? '10/10' : '0/10']),
    ],
    ['0 and 100', long('model,task_id,score', (r, i, c) => [`s${r}`, `e${i}`, 100 * c])],
    ['samples and right ones', long('model,task_id,n,c', (r, i, c) => [`m${r}`, `t${i}`, 10, 10 * c])],
    [
      'a row number',
      long('Unnamed: 0,model,example_id,gold,pred,acc', (r, i, c) => [
        r * 9 + i,
        `m${r}`,
        `x${i}`,
        i % 2,
        c ? i % 2 : 1 - (i % 2),
        c,
      ]),
    ],
    ['Chinese words', long('模型,题目,正确', (r, i, c) => [`m${r}`, `q${i}`, c ? '对' : '错'])],
  ])('is read with %s, and the order of its columns and rows changes no answer', async (_, text) => {
    expect(matrixOf(await read({ 'log.csv': text }))).toEqual(truth);
    const separator = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
    const table = text
      .trim()
      .split('\n')
      .map((row) => row.split(separator));
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const columns = gen(
          fc.shuffledSubarray,
          table[0]!.map((__, at) => at),
          { minLength: table[0]!.length },
        );
        const rows = gen(fc.shuffledSubarray, table.slice(1), { minLength: table.length - 1 });
        const moved = [table[0]!, ...rows].map((row) => columns.map((at) => row[at]!).join(separator));
        expect(matrixOf(await read({ 'log.csv': `${moved.join('\n')}\n` }))).toEqual(truth);
      }),
      { numRuns: 3 },
    );
  });

  it.each<[string, string]>([
    [
      'its provider and what succeeded',
      lines('provider,testIdx,prompt,success,score', (r, i, c) => [
        `openai:m${r}`,
        i,
        `Ask ${i}?`,
        c ? 'true' : 'false',
        c,
      ]),
    ],
    [
      'ids of 64 bits',
      lines('user_id,question_id,correct', (r, i, c) => [
        `7656119800000000${r}`,
        `161052160414369381${i}`,
        c,
      ]),
    ],
    [
      'a target and a grade beside it',
      lines('model,idx,target,grade,passed', (r, i, c) => [
        `m${r}`,
        `i${i}`,
        i % 2,
        3 + r,
        c ? 'true' : 'false',
      ]),
    ],
  ])('is read from JSON Lines with %s', async (_, text) => {
    expect(matrixOf(await read({ 'log.jsonl': text }))).toEqual(truth);
  });

  it('is read with the words that stand for right', async () => {
    const text = long('user,task,status', (r, i, c) => [`u${r}`, `t${i}`, c ? 'gut' : 'schlecht']);
    expect(matrixOf(await read({ 'log.csv': text }, { right: ['gut'] }))).toEqual(truth);
  });

  it('names its rivals', async () => {
    const text = long('model,question_id,label,correct', (r, i, c) => [`m${r}`, `q${i}`, i % 2, c]);
    const { report } = await read({ 'log.csv': text });
    expect(report.detections).toMatchObject([
      { subject: 'verdict', taken: 'correct', grade: 'likely', others: [{ name: 'label' }] },
    ]);
  });
});

describe('what the data does not settle is refused', () => {
  it.each<[string, string, RegExp]>([
    [
      'ratings from 1 to 5',
      long('person,item,response', (r, i, c) => [`p${r}`, `i${i}`, c ? 5 : 1 + ((r + i) % 4)]),
      /what the scores range over is not clear: none is 0/,
    ],
    [
      'scores from -1 to 1',
      long('person,item,score', (r, i, c) => [`p${r}`, `i${i}`, c ? 1 : -1]),
      /some are negative/,
    ],
    [
      'a few codes for missing',
      long('person,item,score', (r, i, c) => [`p${r}`, `i${i}`, r + i === 0 ? 9 : c]),
      /9 may stand for a missing answer/,
    ],
    [
      'a gold label alone',
      long('model,item,label', (r, i) => [`m${r}`, `i${i}`, i % 2]),
      /every respondent has the same for the same item/,
    ],
    [
      'letters without a key',
      wide('id,Q1,Q2,Q3,Q4,Q5', (r) => [`s${r}`, ...Array.from({ length: items }, (_, i) => letterOf(r, i))]),
      /hold letters, and nothing says which are right/,
    ],
    [
      'a trait among columns of any names',
      wide('id,anna,ben,cleo,dora,female', (r, all) => [`s${r}`, ...all.slice(0, 4), r % 2]),
      /Whether "female" is an item/,
    ],
  ])('%s', async (_, text, why) => {
    await expect(read({ 'log.csv': text })).rejects.toThrow(why);
  });

  it('but not where the scale is named', async () => {
    const text = long('person,item,score', (r, i, c) => [`p${r}`, `i${i}`, c ? 1 : -1]);
    expect(matrixOf(await read({ 'log.csv': text }, { scale: '-1:1' }))).toEqual(truth);
  });

  it('and a scale that is none', async () => {
    const text = long('person,item,score', (r, i, c) => [`p${r}`, `i${i}`, c]);
    await expect(read({ 'log.csv': text }, { scale: '5' })).rejects.toThrow('two numbers such as 0:100');
  });
});

describe('partial credit', () => {
  it('is brought to 0 to 1, never dropped in one direction', async () => {
    const log = await read({ 'log.csv': 'person,item,score\na,i1,0\na,i2,1\nb,i1,2\nb,i2,2\n' });
    expect(answersOf(log)).toEqual(['a | i1 | 0/1', 'a | i2 | 0.5/1', 'b | i1 | 1/1', 'b | i2 | 1/1']);
    expect(log.report.detections).toMatchObject([{ subject: 'scale', taken: '0:2', grade: 'likely' }]);
  });
});

describe('a table of answers', () => {
  const names = 'Q1,Q2,Q3,Q4,Q5';
  it.each<[string, string]>([
    [
      'a treatment and a sex',
      wide(`id,treatment,female,${names}`, (r, all) => [`p${r}`, r % 2, (r >> 1) % 2, ...all]),
    ],
    [
      'a total and a share',
      wide(`student,${names},total,percent`, (r, all) => [
        `p${r}`,
        ...all,
        all.reduce((a, b) => a + b),
        all.reduce((a, b) => a + b) / items,
      ]),
    ],
    [
      'columns called S1 to S5',
      wide('"",anger,gender,S1,S2,S3,S4,S5', (r, all) => [r + 1, 10 + r, r % 2, ...all]),
    ],
    [
      'letters and their key',
      `${wide(`id,${names}`, (r) => [`s${r}`, ...Array.from({ length: items }, (_, i) => letterOf(r, i))])}KEY,${Array.from({ length: items }, (_, i) => keyOf(i)).join(',')}\n`,
    ],
  ])('is read without %s among its items', async (_, text) => {
    expect(matrixOf(await read({ 'log.csv': text }))).toEqual(truth);
  });

  it('takes a key that is given, and items that are named', async () => {
    const text = wide(`id,${names}`, (r) => [
      `s${r}`,
      ...Array.from({ length: items }, (_, i) => letterOf(r, i)),
    ]);
    const key = Array.from({ length: items }, (_, i) => keyOf(i)).join('');
    expect(matrixOf(await read({ 'log.csv': text }, { key }))).toEqual(truth);
    const mixed = wide('id,anna,ben,cleo,dora,emil,female', (r, all) => [`s${r}`, ...all, r % 2]);
    const named = ['anna', 'ben', 'c*', 'd*', 'emil'];
    expect(matrixOf(await read({ 'log.csv': mixed }, { items: named }))).toEqual(truth);
  });
});

describe('logs of one model a file', () => {
  it('name it by their folder or by the file', async () => {
    const of = (one: number): string =>
      Array.from({ length: items }, (_, i) =>
        JSON.stringify({ task_id: `H/${i}`, completion: 'x', passed: !!isRight(one, i) }),
      ).join('\n');
    const all = Array.from({ length: respondents }, (_, one) => one);
    const folders = await read(
      Object.fromEntries(all.map((one) => [`m${one}/samples.jsonl_results.jsonl`, of(one)])),
    );
    expect(folders.respondents).toEqual(all.map((one) => `m${one}`));
    expect(matrixOf(folders)).toEqual(truth);
    const named = await read(Object.fromEntries(all.map((one) => [`gpt-${one}.jsonl`, of(one)])));
    expect(named.respondents).toEqual(all.map((one) => `gpt-${one}`));
  });

  it('of lm-evaluation-harness count one answer a document where filters are not named', async () => {
    const record = (id: number, right: number): string =>
      JSON.stringify({
        doc_id: id,
        doc: {},
        target: '',
        resps: [['x']],
        filtered_resps: ['x'],
        exact_match: right,
      });
    const text = [0, 1, 2].flatMap((id) => [record(id, 0), record(id, 1)]).join('\n');
    const log = await read({ 'm/samples_gsm8k_2024-04-08T10-00-00.000000.jsonl': text });
    expect(Array.from(log.correct)).toEqual([0, 0, 0]);
    expect(log.report.detections).toMatchObject([
      { subject: 'verdict', grade: 'likely', others: [{ name: '2' }] },
    ]);
  });

  it('of Inspect are read with one score a sample, and from an .eval archive', async () => {
    const about = { eval: { task: 't', model: 'm' } };
    const samples = [1, 2].map((id) => ({ id, input: `q${id}`, score: { value: id === 1 ? 'C' : 'I' } }));
    const early = await read({ 'l.json': JSON.stringify({ version: 1, ...about, samples }) });
    const archive = await read({
      'l.eval': zip({
        'header.json': JSON.stringify(about),
        ...Object.fromEntries(
          samples.map(({ id, input, score }) => [
            `samples/${id}_epoch_1.json`,
            JSON.stringify({ id, input, scores: { score } }),
          ]),
        ),
      }),
    });
    for (const log of [early, archive]) expect(answersOf(log)).toEqual(['m | t:1 | 1/1', 'm | t:2 | 0/1']);
  });

  it('of HELM name their metrics where none is known', async () => {
    const stats = JSON.stringify([
      { instance_id: 'id1', stats: [{ name: { name: 'bleu_4' }, count: 1, sum: 0.3 }] },
    ]);
    await expect(read({ 'run:model=a_b/per_instance_stats.json': stats })).rejects.toThrow(
      /none of its metrics .*bleu_4/,
    );
  });
});

describe('a log of matches', () => {
  it.each<[string, string, number[]]>([
    [
      'votes',
      'model_a,model_b,winner\na,b,left_vote\na,b,right_vote\na,b,bothbad_vote\na,b,tie (bothbad)\n',
      [1, 0, 0.5, 0.5],
    ],
    [
      'a column a winner',
      'model_a,model_b,winner_model_a,winner_model_b,winner_tie\na,b,1,0,0\na,b,0,1,0\na,b,0,0,1\n',
      [1, 0, 0.5],
    ],
    ['dashes', 'White,Black,Result\na,b,1–0\na,b,0–1\na,b,½–½\n', [1, 0, 0.5]],
    ['goals', 'HomeTeam,AwayTeam,FTHG,FTAG\na,b,2,1\na,b,0,3\na,b,1,1\n', [1, 0, 0.5]],
    ['goals as text', 'home,away,result\na,b,2–1\na,b,0:3\na,b,1-1\n', [1, 0, 0.5]],
    ['full-time results', 'HomeTeam,AwayTeam,FTHG,FTAG,FTR\na,b,2,1,H\na,b,0,3,A\na,b,1,1,D\n', [1, 0, 0.5]],
    [
      'scores and neutral ground',
      'home_team,away_team,home_score,away_score,neutral\na,b,3,0,TRUE\na,b,0,2,FALSE\n',
      [1, 0],
    ],
    ['preferences of AlpacaEval', 'generator_1,generator_2,preference\na,b,1\na,b,2\na,b,1.5\n', [1, 0, 0.5]],
  ])('is read with %s', async (_, text, points) => {
    const log = await readMatches(written({ 'a.csv': text }));
    expect(log.report.problems).toEqual([]);
    expect(log.periods.flatMap(({ matches }) => Array.from(matches.points))).toEqual(points);
  });

  it('says which roles it takes where it is none', async () => {
    await expect(readMatches(written({ 'a.csv': 'left,right\n1,2\n' }))).rejects.toThrow(
      /home and away.*winner and loser.*the goals of both/,
    );
  });
});

/** A zip archive of texts, deflated. */
function zip(texts: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    const packed = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
