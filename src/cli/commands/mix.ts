import { existsSync } from 'node:fs';
import { manifestEnding } from '../../core/mixture/manifest';
import { mixtures, recipeSchema, type MixtureName, type PartialRecipe } from '../../core/mixture/recipe';
import { keepsLearnable } from '../../core/mixture/learnable';
import { groupSizes, signalColumn, type GroupSize } from '../../core/psychometrics/rollouts/groupSizes';
import { operations } from '../../core/operations/operations';
import type { MixReport } from '../../core/protocol/engineApi';
import { bands } from '../../core/scores/bands';
import { presetNames } from '../../core/scores/presetList';
import { histogramOf } from '../../core/scores/histogram';
import { UserError } from '../../core/userError';
import {
  choiceOption,
  datasetOf,
  isGiven,
  numberOption,
  optional,
  textOption,
  type Arguments,
} from '../options/arguments';
import { faultText, remarkText } from '../text/remedyWords';
import { painterFor } from '../text/colour';
import type { Command } from '../options/command';
import { parseCutOffs } from '../options/cutoffs';
import { parseBlend } from '../options/blend';
import {
  datasetGroup,
  datasetOperand,
  forceOption,
  measureOption,
  scoresOption,
} from '../options/sharedOptions';
import { problemsText } from '../text/datasetText';
import { detectionNotes } from '../text/detectionText';
import { hardEnd } from '../text/hardEnd';
import { formatNumber } from '../terminal/format';
import { ProgressLine } from '../terminal/progress';
import { setText } from '../text/setText';
import { jsonText, onOneLine } from '../terminal/terminal';
import { sparkline } from '../text/textHistogram';
import { textTable } from '../text/textTable';

const bins = 40;
const orders = recipeSchema.entries.order.wrapped.options;

/** gradus mix: draws a mixture and writes it with its manifest. */
export const mix: Command = {
  name: 'mix',
  usage: 'DATA --recipe NAME|FILE --out FILE',
  summary: operations.mix.title,
  operands: datasetOperand,
  groups: [
    {
      title: 'Options',
      options: {
        recipe: {
          value: 'NAME|FILE',
          fills: ['mix', 'recipeFile'],
          help: `The mixture: ${Object.keys(mixtures).join(', ')}, or a recipe file (YAML).`,
        },
        out: {
          value: 'FILE',
          fills: ['mix', 'out'],
          help: `Write the mixture to this file and its manifest to FILE${manifestEnding}.`,
        },
        size: { value: 'N', least: 1, help: 'Number of rows.', default: 'as many as the bands allow' },
        seed: { value: 'N', least: 0, help: 'Seed of the random draw.', default: '0' },
        measure: measureOption,
        group: {
          value: 'N',
          choices: groupSizes.map(String),
          help: 'Recipe learnable: how many tries a group has whose tries are to differ.',
          default: '8',
        },
        blend: {
          value: 'MEASURE=WEIGHT,…',
          help: 'Use several measures: the weighted mean of their percentile ranks, such as probeLoss=2,steps=1.',
        },
        cutoffs: {
          value: 'EASY:HARD|PRESET',
          help: `Bands by value: 5:8 is easy up to 5 and hard from 8. Presets of Hase et al. 2024: ${presetNames.join(', ')}.`,
          default: 'the 30% and 70% quantiles',
        },
        order: { value: 'ORDER', choices: orders, help: 'Order of the rows.', default: 'source' },
        fill: { help: 'Let other bands make up for a band that is too small.' },
        scores: scoresOption,
        force: forceOption,
      },
    },
    datasetGroup,
  ],
  async run({ args, engine, signal, print, note, json }) {
    const out = textOption(args, 'out');
    if (out === undefined) throw new UserError('Say where the mixture goes with --out FILE.');
    const line = new ProgressLine(process.stderr);
    try {
      const report = await engine.call(
        'mix',
        {
          ...datasetOf(args),
          ...recipeOf(args),
          ...optional('scores', textOption(args, 'scores')),
          out,
          force: isGiven(args, 'force'),
        },
        { signal, onProgress: line.show },
      );
      line.clear();
      for (const doubt of report.doubts) note(detectionNotes(doubt).join('\n'));
      for (const sentence of report.dropped) note(onOneLine(sentence));
      if (report.problems.length > 0) note(problemsText(report.problems, painterFor(process.stderr)));
      if (json) {
        print(jsonText(report.manifest));
        return 0;
      }
      const { recipe } = report.manifest;
      const scores = optional('scores', textOption(args, 'scores'));
      print(mixtureText(report));
      if (report.remark) note(remarkText(report.remark));
      const asked = { ...datasetOf(args), recipe, ...scores, of: report.of };
      const set = await engine.call('describeSet', asked, { signal }).catch((error: unknown) => {
        // It is written all the same.
        if (!(error instanceof UserError)) throw error;
        note(`It cannot be told what the mixture is as a set: ${faultText(error)}`);
      });
      if (set) print(`\n${setText(set, painterFor(process.stdout))}`);
      return 0;
    } finally {
      line.clear();
    }
  },
};

function recipeOf(args: Arguments): { recipe: PartialRecipe; recipeFile?: string } {
  const name = textOption(args, 'recipe');
  if (name === undefined)
    throw new UserError(
      `Say which mixture with --recipe: ${Object.keys(mixtures).join(', ')}, or a recipe file.`,
    );
  const isFile = !Object.hasOwn(mixtures, name) && (/\.ya?ml$/i.test(name) || existsSync(name));
  const cutoffs = textOption(args, 'cutoffs');
  const blend = textOption(args, 'blend');
  const recipe = {
    ...(isFile ? {} : { mixture: name as MixtureName }),
    ...optional('size', numberOption(args, 'size')),
    ...optional('seed', numberOption(args, 'seed')),
    ...optional('measure', groupColumn(args, name) ?? textOption(args, 'measure')),
    ...optional('blend', blend === undefined ? undefined : parseBlend(blend)),
    ...optional('order', choiceOption(args, 'order', orders)),
    ...optional('bands', cutoffs === undefined ? undefined : bandsOf(cutoffs)),
    ...(isGiven(args, 'fill') ? { shortage: 'fill' } : {}),
  } as PartialRecipe;
  return { recipe, ...(isFile ? { recipeFile: name } : {}) };
}

/** The column of the group size that is said; undefined where none is. Throws UserError where nothing heeds it. */
function groupColumn(args: Arguments, recipe: string): string | undefined {
  const size = choiceOption(args, 'group', groupSizes.map(String));
  if (size === undefined) return undefined;
  if (recipe !== 'learnable' || isGiven(args, 'measure') || isGiven(args, 'blend'))
    throw new UserError('--group goes with --recipe learnable, without --measure and --blend.');
  return signalColumn(Number(size) as GroupSize);
}

/** Bands as the user writes them: "5:8", or the name of a preset. Throws UserError. */
function bandsOf(text: string): NonNullable<PartialRecipe['bands']> {
  if (presetNames.includes(text)) return { preset: text };
  const { easy, hard } = parseCutOffs(text);
  return { easyUpTo: easy, hardFrom: hard };
}

/** A mixture that was written, for people: its shape beside the source's. */
function mixtureText(report: MixReport): string {
  const { out, manifestFile, manifest, title, direction, source, mixture } = report;
  const painter = painterFor(process.stdout);
  const { recipe, bands: drawn, output } = manifest;
  const whole = histogramOf(source, bins);
  const part = whole.counts.map((_, bin) => countIn(mixture, whole.edges, bin));
  const { available } = drawn;
  const rows = keepsLearnable(recipe)
    ? [
        ['learnable', formatNumber(available.hard), formatNumber(drawn.drawn.hard)],
        ['the others', formatNumber(available.easy + available.medium), '0'],
      ]
    : bands.map((band) => [
        painter.band(band, `█ ${band}`),
        formatNumber(available[band]),
        formatNumber(drawn.drawn[band]),
      ]);
  return [
    `${painter.bold(`${recipe.mixture} mixture`)} by ${onOneLine(title)} (${keepsLearnable(recipe) ? `${drawn.hardFrom} or more` : hardEnd(direction)}), seed ${recipe.seed}: ${formatNumber(output.rows)} of ${formatNumber(manifest.source.rows)} rows`,
    `  source   ${sparkline(whole.counts)}`,
    `  mixture  ${sparkline(part)}`,
    indent(
      textTable([keepsLearnable(recipe) ? 'rows' : 'band', 'available', 'drawn'], rows, [
        'left',
        'right',
        'right',
      ]),
    ),
    ...(drawn.available.unscored > 0
      ? [`  ${formatNumber(drawn.available.unscored)} rows without a score are in no band`]
      : []),
    ...(drawn.filled > 0
      ? [`  ${formatNumber(drawn.filled)} rows came from other bands, because one was too small`]
      : []),
    `  ${onOneLine(out)}`,
    `  ${onOneLine(manifestFile)}`,
  ].join('\n');
}

function countIn(values: Float64Array, edges: readonly number[], bin: number): number {
  const first = bin === 0 ? -Infinity : edges[bin]!;
  const last = bin === edges.length - 2 ? Infinity : edges[bin + 1]!;
  return values.filter((value) => value >= first && value < last).length;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
