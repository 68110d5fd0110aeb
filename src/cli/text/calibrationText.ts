import { itemFlag, itemFlagNames, respondentFlagNames } from '../../core/psychometrics/tables/flags';
import { rankedDifficulty } from '../../core/psychometrics/tables/rankedDifficulty';
import { candidateInWords } from '../../core/psychometrics/fit/choiceInWords';
import type { MarginFit } from '../../core/psychometrics/fit/marginFit';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import type { ItemColumns } from '../../core/protocol/answers/calibrationColumns';
import type { Painter } from './colour';
import { formatNumber, oneLine } from '../terminal/format';
import { logText } from './logText';
import { textTable } from './textTable';
import { wrapped } from './wrap';

const mostItems = 12;
const mostRespondents = 12;

/** A calibration for people: the log, the model and its worth, the hardest and easiest items, the respondents, what is the matter. */
export function calibrationText(report: CalibrationReport, painter: Painter): string {
  const { log, summary } = report;
  return [
    logText(log, painter),
    modelText(report, painter),
    comparisonText(summary, painter),
    itemsText(report.items, painter),
    respondentsText(report, painter),
    flagsText(report.items, painter),
    summary.notes.flatMap((note) => wrapped(note)).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function modelText({ summary }: CalibrationReport, painter: Painter): string {
  const { model, priors, iterations, converged, logLikelihood, parameters, aic, bic } = summary;
  const reliability = Number.isNaN(summary.marginalReliability)
    ? `reliability ${digits(summary.empiricalReliability)} (empirical)`
    : `reliability ${digits(summary.marginalReliability)} (marginal), ${digits(summary.empiricalReliability)} (empirical)`;
  const lines = [
    `${painter.bold(model.toUpperCase())}: ${priors} ${converged ? 'Converged' : 'Not converged'} after ${formatNumber(iterations)} iterations.`,
    `log-likelihood ${logLikelihood.toFixed(2)}, ${formatNumber(parameters)} parameters, AIC ${aic.toFixed(1)}, BIC ${bic.toFixed(1)}; ${reliability}`,
    `ability: mean ${digits(summary.population.mean)}, standard deviation ${digits(summary.population.sd)}`,
  ];
  if (summary.margins) lines.push(marginsText(summary.margins));
  return lines.flatMap((line) => wrapped(line)).join('\n');
}

function marginsText({ statistic, df, p, rmsea }: MarginFit): string {
  return `fit of pairs: M2 ${statistic.toFixed(2)}, df ${df}, p ${digits(p)}; RMSEA ${digits(rmsea)}`;
}

function comparisonText(
  { compared, choice }: Pick<CalibrationReport['summary'], 'compared' | 'choice'>,
  painter: Painter,
): string {
  if (compared.length === 0) return '';
  const rows = compared.map(({ model, priors = 'default', logLoss, auc, baseline, cells }) => [
    candidateInWords({ model, priors }),
    logLoss.toFixed(4),
    digits(auc),
    baseline.toFixed(4),
    formatNumber(cells),
  ]);
  const head = ['model', 'log-loss', 'AUC', 'each item’s share', 'answers'];
  const table = textTable(head, rows, ['left', 'right', 'right', 'right', 'right']);
  const said = choice ? `\n${wrapped(choice).join('\n')}` : '';
  return `${painter.bold('On a tenth of the answers, held out')}\n${table}${said}`;
}

function itemsText(items: ItemColumns, painter: Painter): string {
  const difficulty = rankedDifficulty(items);
  const order = Array.from(items.names.keys())
    .filter((at) => !Number.isNaN(difficulty[at]!))
    .sort((one, other) => difficulty[other]! - difficulty[one]!);
  const shown =
    order.length <= mostItems ? order : [...order.slice(0, mostItems / 2), ...order.slice(-mostItems / 2)];
  const rows = shown.map((at) => [
    oneLine(items.names[at]!, 30),
    `${items.difficulty[at]!.toFixed(2)} ± ${digits(items.difficultySe[at]!)}`,
    `${items.slope[at]!.toFixed(2)} ± ${digits(items.slopeSe[at]!)}`,
    formatNumber(items.respondents[at]!),
    `${Math.round(100 * items.pCorrect[at]!)}%`,
  ]);
  const head = ['item', 'difficulty b', 'discrimination a', 'n', 'correct'];
  const title =
    order.length <= mostItems
      ? painter.bold('Items, hardest first')
      : `${painter.bold('Items')}: the ${mostItems / 2} hardest and the ${mostItems / 2} easiest of ${formatNumber(order.length)}`;
  return `${title} (± one standard error)\n${textTable(head, rows, ['left', 'right', 'right', 'right', 'right'])}`;
}

function respondentsText({ respondents }: CalibrationReport, painter: Painter): string {
  const order = Array.from(respondents.names.keys())
    .filter((at) => !Number.isNaN(respondents.ability[at]!))
    .sort((one, other) => respondents.ability[other]! - respondents.ability[one]!);
  const rows = order
    .slice(0, mostRespondents)
    .map((at) => [
      oneLine(respondents.names[at]!, 40),
      `${respondents.ability[at]!.toFixed(2)} ± ${digits(respondents.abilitySe[at]!)}`,
      formatNumber(respondents.attempts[at]!),
      `${Math.round((100 * respondents.correct[at]!) / respondents.attempts[at]!)}%`,
      respondentFlagNames(respondents.flags[at]!).join(' '),
    ]);
  const of =
    order.length > mostRespondents
      ? `: the ablest ${mostRespondents} of ${formatNumber(order.length)}`
      : ', ablest first';
  const head = ['respondent', 'ability θ', 'answers', 'correct', ''];
  return `${painter.bold('Respondents')}${of}\n${textTable(head, rows, ['left', 'right', 'right', 'right', 'left'])}`;
}

/** How many items have each flag, and the first of them. */
function flagsText(items: ItemColumns, painter: Painter): string {
  const rows = Object.keys(itemFlag).flatMap((flag) => {
    const flagged = items.names.filter((_, at) => itemFlagNames(items.flags[at]!).includes(flag));
    if (flagged.length === 0) return [];
    const some = flagged
      .slice(0, 5)
      .map((name) => oneLine(name, 24))
      .join(', ');
    return [[flag, formatNumber(flagged.length), flagged.length > 5 ? `${some} …` : some]];
  });
  return rows.length === 0
    ? ''
    : `${painter.bold('Flags')}\n${textTable([], rows, ['left', 'right', 'left'])}`;
}

function digits(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2).replace(/^(-?)0\./, '$1.');
}
