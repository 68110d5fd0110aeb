import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../temporary';
import { answersOf } from './toldLog';

const folder = temporaryFolder();
let files = 0;

function read(content: string, options?: ImportOptions): Promise<ResponseLog> {
  const own = join(folder, String(files++));
  mkdirSync(own);
  writeFileSync(join(own, 'a.csv'), content);
  return readResponses([join(own, 'a.csv')], options);
}

const verdicts = [1, 0, 0, 0, 1, 1];
const people = ['ann', 'bob'];
const cells = (of: (verdict: number) => unknown): string[] =>
  verdicts.map((one, at) => `${people[Math.floor(at / 3)]},q${(at % 3) + 1},${String(of(one))}`);
const log = (header: string, of: (verdict: number) => unknown = (one) => one): string =>
  [header, ...cells(of)].join('\n');
const told = (turned = false): string[] =>
  verdicts.map((one, at) => `${people[Math.floor(at / 3)]} | q${(at % 3) + 1} | ${turned ? 1 - one : one}/1`);

describe('a column whose name is itself a word for right or wrong', () => {
  it.each(
    [
      'incorrect wrong failed fail false error errors mistake is_wrong was_incorrect has_error unsolved',
      'falsch Fehler faux erreur incorrecto fallo неверно ошибка 错误 錯誤 不正解 오답 خطأ',
    ]
      .join(' ')
      .split(' '),
  )('is a header, read turned round, and said: %s', async (name) => {
    const { report, ...rest } = await read(log(`user,item,${name}`));
    expect(answersOf({ report, ...rest })).toEqual(told(true));
    expect(report.files[0]!.why).toContain(`"${name}"`);
    expect(report.detections).toContainEqual(
      expect.objectContaining({ subject: 'verdict', taken: `${name}, turned round`, grade: 'likely' }),
    );
  });

  it.each('correct right passed solved success accepted true_ richtig vrai 正确 верно'.split(' '))(
    'is a header where it says what was right, or is refused: %s',
    async (name) => {
      const found = await read(log(`user,item,${name}`)).catch((error: Error) => error.message);
      if (typeof found === 'string') expect(found).toContain('no answers were found');
      else expect(answersOf(found)).toEqual(told());
    },
  );

  it.each(['foo,bar,wrong', 'x,y,correct', 'a,b,fail', 'who,what,ok'])(
    'is never taken for the first answer, whatever stands beside it: %s',
    async (header) => {
      await expect(read(log(header))).rejects.toThrow('no answers were found');
    },
  );

  it.each([
    ['numbers', (one: number) => one],
    ['words', (one: number) => (one ? 'correct' : 'wrong')],
    ['signs', (one: number) => (one ? '✓' : '✗')],
  ])('leaves a log without a header as it is: %s', async (_, of) => {
    const found = await read(cells(of).join('\n'));
    expect(answersOf(found)).toEqual(told());
  });

  it('is not turned where its values count', async () => {
    await expect(read(log('user,item,errors', (one) => one * 3))).rejects.toThrow('no answers were found');
  });
});

describe('names and words of other languages', () => {
  it.each([
    ['Kandidat,Aufgabe,Punkte', 1, 0],
    ['Schüler,Aufgabe,Ergebnis', 'richtig', 'falsch'],
    ['Schüler-Nr,Aufgabennummer,Bewertung', 1, 0],
    ['Teilnehmerin,Frage,korrekt', 'ja', 'nein'],
    ['élève,exercice,résultat', 'juste', 'faux'],
    ['id_étudiant,numéro_question,réussi', 'oui', 'non'],
    ['id_alumno,pregunta,resultado', 'correcto', 'incorrecto'],
    ['Estudiante,ítem,puntaje', 1, 0],
    ['ученик,вопрос,результат', 'верно', 'неверно'],
    ['Номер студента,задание,баллы', 1, 0],
    ['学生编号,题号,是否正确', '对', '错'],
    ['考生姓名,试题编号,是否正确', '是', '否'],
    ['學生,題目,得分', 1, 0],
    ['受験者番号,問題番号,正誤', '○', '×'],
    ['生徒,設問,判定', '正解', '不正解'],
    ['학생번호,문항번호,정오', '정답', '오답'],
    ['응시자,문제,점수', 1, 0],
    ['رقم_الطالب,السؤال,النتيجة', 'صحيح', 'خطأ'],
  ])('are known: %s', async (header, right, wrong) => {
    const found = await read(log(header, (one) => (one ? right : wrong)));
    expect(answersOf(found)).toEqual(told());
  });

  it.each([
    ['submission_user,problem,verdict', 'OK', 'WRONG_ANSWER'],
    ['author_handle,problem_id,verdict', 'OK', 'TIME_LIMIT_EXCEEDED'],
    ['anon_user_id,question,status', 'resolved', 'unresolved'],
    ['user,item,status', 'solved', 'unsolved'],
    ['user,item,status', 'accepted', 'not accepted'],
    ['user,item,result', 'passing', 'failing'],
    ['user,item,outcome', 'succeeded', 'failed'],
    ['model,item,judgement', 'CORRECT', 'INCORRECT'],
    ['model,item,judgment', 'yes', 'no'],
  ])('are so in English: %s, %s', async (header, right, wrong) => {
    const found = await read(log(header, (one) => (one ? right : wrong)));
    expect(answersOf(found)).toEqual(told());
  });

  it.each(['judge_user,item,score', 'num_student,item,score', 'teacher_candidate,item,score'])(
    'leave those who judge and numbers of people alone: %s',
    async (header) => {
      await expect(read(log(header))).rejects.toThrow('names a respondent');
    },
  );
});

describe('words that are not known', () => {
  it.each(['model,item,grade', 'model,id,grade', 'model,idx,judgement'])(
    'are asked for, however the item is named: %s',
    async (header) => {
      await expect(read(log(header, (one) => (one ? 'A' : 'B')))).rejects.toThrow(
        'stand for a right answer is not known: "A", "B"',
      );
    },
  );
});

describe('a table of questions by models', () => {
  const table = (header: string, lead: (row: number) => string): string =>
    [header, ...[0, 1, 2].map((row) => `${lead(row)},${verdicts[row]},${verdicts[row + 3]}`)].join('\n');
  const answers = verdicts.map((one, at) => `${people[Math.floor(at / 3)]} | q${(at % 3) + 1} | ${one}/1`);

  it('is one where it holds the text of each question beside its id', async () => {
    const found = await read(table('id,question,ann,bob', (row) => `q${row + 1},"What is ${row}, then?"`));
    expect(answersOf(found).sort()).toEqual(answers.sort());
  });

  it('is none where a column says which answers were right', async () => {
    const found = await read(
      ['id,question,correct,seconds', 's1,q1,1,3', 's1,q2,0,4', 's2,q1,0,2', 's2,q2,1,9'].join('\n'),
    );
    expect(answersOf(found).sort()).toEqual([
      's1 | q1 | 1/1',
      's1 | q2 | 0/1',
      's2 | q1 | 0/1',
      's2 | q2 | 1/1',
    ]);
  });
});
