import { operations } from '../../core/operations/operations';
import type { ComparedRow, RunsComparison } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import { datasetOf, isGiven, choiceOption, optional, textOption, textOptions } from '../options/arguments';
import type { Command } from '../options/command';
import { joinOption, logGroup, logsOf } from '../options/responsesOptions';
import { datasetGroup, datasetOperand } from '../options/sharedOptions';
import { joinKinds } from '../../core/operations/logsInput';
import { CalibrationLine } from '../terminal/calibrationLine';
import { formatNumber, oneLine } from '../terminal/format';
import { jsonText } from '../terminal/terminal';
import { textTable } from '../text/textTable';

const mostShown = 12;

/** gradus compare: how often each row is solved in two runs of rollouts. */
export const compare: Command = {
  name: 'compare',
  usage: 'DATA --before ROLLOUTS --after ROLLOUTS',
  summary: operations.compareRuns.title,
  operands: datasetOperand,
  groups: [
    {
      title: 'Options',
      options: {
        before: {
          value: 'LOG',
          repeatable: true,
          fills: ['compareRuns', 'before'],
          help: 'Rollouts of the earlier run: a file, a folder or a pattern.',
        },
        after: {
          value: 'LOG',
          repeatable: true,
          fills: ['compareRuns', 'after'],
          help: 'Rollouts of the later run.',
        },
        bar: {
          value: 'SHARE',
          help: 'A row has graduated where its 95% interval lay below this pass rate before and lies above it after.',
          default: '0.5',
        },
        join: joinOption,
        anyway: { help: 'Compare even where the rollouts may not belong to this dataset.' },
      },
    },
    logGroup,
    datasetGroup,
  ],
  async run({ args, engine, signal, print, json }) {
    const [before, after] = [textOptions(args, 'before'), textOptions(args, 'after')];
    if (before.length === 0 || after.length === 0)
      throw new UserError('Name the rollouts of both runs with --before and --after.');
    const line = new CalibrationLine(process.stderr);
    try {
      const { reading } = logsOf(args, before);
      const comparison = await engine.call(
        'compareRuns',
        {
          ...{ dataset: datasetOf(args), before: [...before], after: [...after] },
          ...optional('reading', reading),
          ...optional('join', choiceOption(args, 'join', joinKinds)),
          ...optional('bar', barOf(textOption(args, 'bar'))),
          ...(isGiven(args, 'anyway') && { anyway: true }),
        },
        { signal, onProgress: line.show },
      );
      line.clear();
      print(json ? jsonText(comparison) : comparisonText(comparison));
      return 0;
    } finally {
      line.clear();
    }
  },
};

function barOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const bar = Number(text);
  if (text.trim() !== '' && bar > 0 && bar < 1) return bar;
  throw new UserError(`--bar takes a pass rate between 0 and 1, such as 0.5, not "${text}".`);
}

function comparisonText({ rows, bar, onlyBefore, onlyAfter, before, after }: RunsComparison): string {
  const mean = (of: (row: ComparedRow) => number): string =>
    share(rows.reduce((sum, row) => sum + of(row), 0) / rows.length);
  const better = rows.filter(({ difference }) => difference.low > 0).length;
  const worse = rows.filter(({ difference }) => difference.high < 0).length;
  const graduated = rows.filter((row) => row.graduated);
  const apart = onlyBefore + onlyAfter;
  return [
    `${formatNumber(rows.length)} rows were tried in both runs${apart > 0 ? `, ${formatNumber(onlyBefore)} before alone, ${formatNumber(onlyAfter)} after alone` : ''}.`,
    `Solved in ${mean(({ right, tries }) => right[0] / tries[0])} of tries before, ${mean(({ right, tries }) => right[1] / tries[1])} after (means over rows).`,
    `${formatNumber(better)} rows are solved more often, ${formatNumber(worse)} less often (95% intervals of the difference that leave out 0).`,
    ...[...new Set([...before.notes, ...after.notes])],
    '',
    `Graduated across ${bar}: ${formatNumber(graduated.length)} of ${formatNumber(rows.length)} rows${graduated.length > mostShown ? `, the first ${mostShown}` : ''}`,
    ...(graduated.length > 0 ? [tableText(graduated)] : []),
    '',
    `Largest differences${rows.length > mostShown ? `: ${mostShown} of ${formatNumber(rows.length)} rows; --json lists all` : ''}`,
    tableText(rows.toSorted((one, other) => size(other) - size(one))),
  ].join('\n');
}

function size({ difference }: ComparedRow): number {
  return Math.abs(difference.mean);
}

function tableText(rows: readonly ComparedRow[]): string {
  return textTable(
    ['row', 'question', 'before', 'after', 'difference', '95%'],
    rows
      .slice(0, mostShown)
      .map(({ row, question, right, tries, difference }) => [
        String(row),
        oneLine(question, 40),
        `${right[0]}/${tries[0]}`,
        `${right[1]}/${tries[1]}`,
        signed(difference.mean),
        `${signed(difference.low)} to ${signed(difference.high)}`,
      ]),
    ['right', 'left', 'right', 'right', 'right', 'right'],
  );
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${share(Math.abs(value))}`;
}

function share(value: number): string {
  return value.toFixed(2);
}
