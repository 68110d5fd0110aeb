import { operations } from '../../core/operations/operations';
import { periodKinds } from '../../core/operations/responses';
import type { GlickoMatchesReport, GlickoReport, RatingColumns } from '../../core/protocol/glickoApi';
import { choiceOption, isGiven, optional, textOption } from '../options/arguments';
import { CalibrationLine } from '../terminal/calibrationLine';
import { painterFor, type Painter } from '../text/colour';
import type { Command, Surroundings } from '../options/command';
import { formatNumber, oneLine } from '../terminal/format';
import { logText, problemLines } from '../text/logText';
import { logGroup, logsOf, responsesOperand } from '../options/responsesOptions';
import { escapeFormulasOption, forceOption } from '../options/sharedOptions';
import { jsonText } from '../terminal/terminal';
import { textTable } from '../text/textTable';
import { UserError } from '../../core/userError';

const mostShown = 12;

/** gradus glicko: rates items by who got them right. */
export const glicko: Command = {
  name: 'glicko',
  usage: 'RESPONSES…',
  summary: operations.glicko.title,
  operands: responsesOperand,
  groups: [
    {
      title: 'Options',
      options: {
        matches: { help: 'The log holds matches: two players, a result and perhaps a period.' },
        periods: {
          value: 'PERIODS',
          choices: periodKinds,
          help: 'Rating periods: one for all answers, or one per respondent in their order.',
          default: 'one',
        },
        out: {
          value: 'FILE',
          fills: ['glicko', 'out'],
          help: 'Write the ratings of the items as .csv or .jsonl.',
        },
        respondents: {
          value: 'FILE',
          fills: ['glicko', 'respondents'],
          formerly: 'persons',
          help: 'Write the ratings of the respondents as .csv or .jsonl.',
        },
        force: forceOption,
        'escape-formulas': escapeFormulasOption,
      },
    },
    logGroup,
  ],
  async run(surroundings) {
    const { args, engine, signal, print, json } = surroundings;
    const periods = choiceOption(args, 'periods', periodKinds) ?? 'one';
    const [out, respondents] = [textOption(args, 'out'), textOption(args, 'respondents')];
    if (isGiven(args, 'matches') && respondents !== undefined)
      throw new UserError('--respondents does not go with --matches: the players are written with --out.');
    if (isGiven(args, 'matches')) return rateMatches(surroundings, out);
    const line = new CalibrationLine(process.stderr);
    try {
      const report = await engine.call(
        'glicko',
        {
          ...logsOf(args, args.positionals),
          periods,
          ...optional('out', out),
          ...optional('respondents', respondents),
          force: isGiven(args, 'force'),
          escapeFormulas: isGiven(args, 'escape-formulas'),
        },
        { signal, onProgress: line.show },
      );
      line.clear();
      print(json ? jsonText(jsonOf(report)) : ratingsText(report, painterFor(process.stdout)));
      if (!json && out !== undefined)
        print(`\n${formatNumber(report.items.names.length)} items written to ${out}`);
      return 0;
    } finally {
      line.clear();
    }
  },
};

async function rateMatches(
  { args, engine, signal, print, json }: Surroundings,
  out: string | undefined,
): Promise<number> {
  const { logs } = logsOf(args, args.positionals);
  const force = isGiven(args, 'force');
  const escapeFormulas = isGiven(args, 'escape-formulas');
  const report = await engine.call(
    'glickoMatches',
    { logs, ...optional('out', out), force, escapeFormulas },
    { signal },
  );
  const { players, ...rest } = report;
  if (json) print(jsonText({ ...rest, players: listed(players) }));
  else print(matchesText(report, painterFor(process.stdout)));
  if (!json && out !== undefined) print(`\n${formatNumber(players.names.length)} players written to ${out}`);
  return 0;
}

function matchesText(
  { players, periods, matches, unplayed, notes, problems, problemCount }: GlickoMatchesReport,
  painter: Painter,
): string {
  const without = unplayed > 0 ? `; ${formatNumber(unplayed)} without a result` : '';
  return [
    `${formatNumber(matches)} matches of ${formatNumber(players.names.length)} players in ${formatNumber(periods)} rating period${periods === 1 ? '' : 's'}${without}`,
    ...notes,
    ...problemLines({ problems, problemCount }),
    '',
    tableText('Players, strongest first', players, painter),
  ].join('\n');
}

function ratingsText({ items, respondents, periods, log }: GlickoReport, painter: Painter): string {
  return [
    logText(log, painter),
    `${formatNumber(periods)} rating period${periods === 1 ? '' : 's'}. A wrong answer is a win of the item; 1500 is average.`,
    tableText('Items, hardest first', items, painter),
    tableText('Respondents, ablest first', respondents, painter),
  ].join('\n\n');
}

function tableText(
  title: string,
  { names, rating, deviation, volatility, games }: RatingColumns,
  painter: Painter,
): string {
  const order = Array.from(names.keys()).sort((one, other) => rating[other]! - rating[one]!);
  const rows = order
    .slice(0, mostShown)
    .map((at) => [
      oneLine(names[at]!, 40),
      `${rating[at]!.toFixed(0)} ± ${deviation[at]!.toFixed(0)}`,
      volatility[at]!.toFixed(4),
      formatNumber(games[at]!),
    ]);
  const more = order.length > mostShown ? `: the first ${mostShown} of ${formatNumber(order.length)}` : '';
  return `${painter.bold(title)}${more}\n${textTable(['', 'rating ± deviation', 'volatility', 'games'], rows, ['left', 'right', 'right', 'right'])}`;
}

function jsonOf({ items, respondents, ...rest }: GlickoReport): object {
  return { ...rest, items: listed(items), respondents: listed(respondents) };
}

function listed({ names, ...columns }: RatingColumns): object {
  return {
    names,
    ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Array.from(values)])),
  };
}
