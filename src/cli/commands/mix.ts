import { existsSync } from 'node:fs';
import { manifestEnding } from '../../core/mixture/manifest';
import { mixtures, type MixtureName, type PartialRecipe } from '../../core/mixture/recipe';
import type { MixReport } from '../../core/protocol/engineApi';
import { bands } from '../../core/scores/bands';
import { presetNames } from '../../core/scores/presetList';
import { histogramOf } from '../../core/scores/histogram';
import { UserError } from '../../core/userError';
import {
  datasetOf,
  datasetOptions,
  numberOption,
  optional,
  outOption,
  textOption,
  type Arguments,
} from '../options/arguments';
import { faultText } from '../text/remedyWords';
import { painterFor } from '../text/colour';
import type { Command } from '../options/command';
import { parseCutOffs } from '../options/cutoffs';
import { parseBlend } from '../options/blend';
import { formatNumber } from '../terminal/format';
import { ProgressLine } from '../terminal/progress';
import { setText } from '../text/setText';
import { jsonText, onOneLine } from '../terminal/terminal';
import { sparkline } from '../text/textHistogram';
import { textTable } from '../text/textTable';

const bins = 40;

/** gradus mix: draws a mixture and writes it with its manifest. */
export const mix: Command = {
  name: 'mix',
  usage: 'DATA --recipe NAME|FILE.yaml --out OUT',
  summary: 'Write a training mixture and the manifest that proves it.',
  options: {
    ...datasetOptions,
    recipe: { type: 'string' },
    size: { type: 'string' },
    seed: { type: 'string' },
    measure: { type: 'string' },
    blend: { type: 'string' },
    cutoffs: { type: 'string' },
    order: { type: 'string' },
    fill: { type: 'boolean' },
    scores: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
  },
  beside: [manifestEnding],
  help: [
    ['--recipe NAME|FILE', `${Object.keys(mixtures).join(', ')}, or a recipe file (YAML)`],
    ['--out FILE', 'the mixture; its manifest lies beside it as FILE.manifest.json'],
    ['--size n', 'how many rows (usual: as many as the bands give)'],
    ['--seed n', 'another draw (usual: 0)'],
    ['--measure m', 'the difficulty to go by (usual: the dataset’s own, else steps, probe loss, length)'],
    ['--blend m=2,n=1', 'go by several measures: the weighted mean of their percentile ranks'],
    ['--cutoffs 5:8', 'bands by value: easy up to 5, hard from 8 (usual: 30 % and 70 % quantiles)'],
    ['--cutoffs arc.grade', `those of Hase et al. 2024: ${presetNames.join(', ')}`],
    ['--order o', 'source (usual), easy-first, hard-first, shuffled'],
    ['--fill', 'let the other bands make up for one that is too small'],
    ['--scores FILE', 'scores to read instead of the stored ones'],
    ['--force', 'replace existing files'],
  ],
  async run({ args, engine, signal, print, note, json }) {
    const out = outOption(args, 'out');
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
          force: args.values['force'] === true,
        },
        { signal, onProgress: line.show },
      );
      line.clear();
      if (json) {
        print(jsonText(report.manifest));
        return 0;
      }
      const { recipe } = report.manifest;
      const scores = optional('scores', textOption(args, 'scores'));
      print(mixtureText(report));
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
    ...optional('size', numberOption(args, 'size', 1)),
    ...optional('seed', numberOption(args, 'seed', 0)),
    ...optional('measure', textOption(args, 'measure')),
    ...optional('blend', blend === undefined ? undefined : parseBlend(blend)),
    ...optional('order', textOption(args, 'order')),
    ...optional('bands', cutoffs === undefined ? undefined : bandsOf(cutoffs)),
    ...(args.values['fill'] === true ? { shortage: 'fill' } : {}),
  } as PartialRecipe;
  return { recipe, ...(isFile ? { recipeFile: name } : {}) };
}

/** Bands as the user writes them: "5:8", or the name of a preset. Throws UserError. */
function bandsOf(text: string): NonNullable<PartialRecipe['bands']> {
  if (presetNames.includes(text)) return { preset: text };
  const { easy, hard } = parseCutOffs(text);
  return { easyUpTo: easy, hardFrom: hard };
}

/** A mixture that was written, for people: its shape beside the source's. */
function mixtureText({ out, manifestFile, manifest, source, mixture }: MixReport): string {
  const painter = painterFor(process.stdout);
  const { recipe, bands: drawn, output, scores } = manifest;
  const whole = histogramOf(source, bins);
  const part = whole.counts.map((_, bin) => countIn(mixture, whole.edges, bin));
  const rows = bands.map((band) => [
    painter.band(band, `█ ${band}`),
    formatNumber(drawn.available[band]),
    formatNumber(drawn.drawn[band]),
  ]);
  return [
    `${painter.bold(`${recipe.mixture} mixture`)} by ${onOneLine(scores.measure)}, seed ${recipe.seed}: ${formatNumber(output.rows)} of ${formatNumber(manifest.source.rows)} rows`,
    `  source   ${sparkline(whole.counts)}`,
    `  mixture  ${sparkline(part)}`,
    indent(textTable(['band', 'available', 'drawn'], rows, ['left', 'right', 'right'])),
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
