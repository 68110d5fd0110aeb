import { UserError } from '../../core/userError';
import type { AnswerColumns } from '../../core/psychometrics/model/answerColumns';
import type { SaidOfReading } from './reading/importer';
import { quoted } from './reading/answer';
import type { Recognised } from './recognised';
import type { ImportOptions } from './reading/responseLog';

const words: Readonly<Record<SaidOfReading, string>> = {
  rows: 'What the rows are is said of a table of answers',
  key: 'The right answers are given for a table of letters',
  items: 'Which columns are items is said of a table of answers',
  right: 'Which words stand for a right answer is said of a log of one answer a row',
  pass: 'From which reward on a try is right is said of rollouts',
  step: 'Which step counts is said of rollouts',
  unfinished: 'What unfinished tries count as is said of rollouts',
  missing: 'What stands for no answer is said of tables and of logs of one answer a row',
};

/** Throws UserError where something is said of how the log is read that none of its files heeds: it would be ignored. */
export function refuseUnheeded(files: readonly Recognised[], options: ImportOptions): void {
  const heeded = new Set(files.flatMap(({ importer }) => importer.takes ?? []));
  for (const said of Object.keys(words) as SaidOfReading[])
    if (options[said] !== undefined && !heeded.has(said)) {
      const { sample, importer } = files[0]!;
      throw new UserError(`${words[said]}, and ${sample.name} is read as ${importer.title}.`, {
        remedy: { kind: 'leaveOut', said },
      });
    }
}

/** Throws UserError where one field is said to be two things. */
export function refuseOneForTwo({ fields = {} }: ImportOptions): void {
  const all = Object.entries(fields);
  const twice = all.find(([, name], at) => all.findIndex(([, other]) => other === name) < at);
  if (!twice) return;
  const [first] = all.find(([, name]) => name === twice[1])!;
  throw new UserError(`The field ${quoted(twice[1])} cannot be both the ${first} and the ${twice[0]}.`, {
    remedy: { kind: 'nameLogFields', roles: [first, twice[0]] },
  });
}

/** Throws UserError where none of the words that are said to be right is an answer: all would be wrong. */
export function refuseNoneRight({ correct }: AnswerColumns, { right }: ImportOptions): void {
  if (right === undefined || correct.some((one) => one > 0)) return;
  throw new UserError(
    `No answer is ${right.map((one) => quoted(one)).join(' or ')}, so that all of them would be wrong.`,
    { remedy: { kind: 'chooseRight', words: ['WORD'] } },
  );
}
