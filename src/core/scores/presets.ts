import type { FieldMap } from '../dataset/fields/fieldMap';
import { humanColumn } from '../measures/human';
import { didYouMean } from '../text/closestName';
import { UserError } from '../userError';
import type { CutOffs } from './bands';
import { presetList, type PresetRule } from './presetList';
import { countKnown, type ScoreColumn, type ScoreTable } from './table';

/** All that Hase et al. use, each where it fits: the name for it. */
export const paper = 'paper';

/** The cut-offs of one column: values, or the 30 % and 70 % quantiles. */
export interface PresetCut {
  readonly preset: string;
  readonly cut: CutOffs | 'quantiles';
}

/** The names of columns whose cut-offs are quantiles in every dataset: lengths, and what models say. */
const byQuantile = /(?:Words|Chars)$|^model|prob/i;

/**
 * The cut-offs of a preset for the columns of a table, by column. `paper` gives those of every preset that the dataset
 * is recognised for by its fields and levels, and quantiles to lengths and model-based columns (Hase et al. 2024).
 * Throws UserError for a name that is none, and for a preset that fits no column.
 */
export function presetCuts(name: string, table: ScoreTable, map: FieldMap): Record<string, PresetCut> {
  if (name === paper) return paperCuts(table, map);
  const column = table.find((one) => ruleFor(name, one));
  if (!column)
    throw new UserError(
      misfit(
        name,
        table.find((one) => isNamedBy(name, one.id) && countKnown(one) > 0),
      ),
    );
  return { [column.id]: { preset: name, cut: presetCut(name, column) } };
}

/** The cut-offs that a preset has for this column. Throws UserError where it is not made for it. */
export function presetCut(name: string, column: ScoreColumn): CutOffs {
  const rule = ruleFor(name, column);
  if (!rule) throw new UserError(misfit(name, column));
  return { easy: rule.easyUpTo, hard: rule.hardFrom };
}

/** The presets that are made for this column, each with its cut-offs. */
export function fittingPresets(column: ScoreColumn): { readonly preset: string; readonly cut: CutOffs }[] {
  return Object.keys(presetList)
    .filter((preset) => ruleFor(preset, column))
    .map((preset) => ({ preset, cut: presetCut(preset, column) }));
}

/** The column that a preset is made for, by the fields of a dataset; undefined where none is named so. */
export function presetColumn(name: string, map: FieldMap): string | undefined {
  const columns = [...map.difficulty.map(humanColumn), 'steps'];
  return columns.find((id) => isNamedBy(name, id));
}

function isNamedBy(name: string, id: string): boolean {
  return rulesOf(name).some((rule) => names(rule, id));
}

/** The rules of a preset. Throws UserError where there is none of this name. */
function rulesOf(name: string): readonly PresetRule[] {
  const rules = presetList[name];
  if (rules && Object.hasOwn(presetList, name)) return rules;
  throw new UserError(
    `There are no cut-offs named "${name}".${didYouMean(name, [paper, ...Object.keys(presetList)])} There are ${paper}, ${Object.keys(presetList).join(', ')}.`,
  );
}

function ruleFor(name: string, column: ScoreColumn): PresetRule | undefined {
  return rulesOf(name).find((rule) => names(rule, column.id) && isOnScale(rule, column));
}

/** Whether a column is called what a rule is for; `human.meta.human_grade` is a grade. */
function names({ fields }: PresetRule, id: string): boolean {
  if (!id.startsWith('human.')) return fields.includes(id);
  const field = id.slice(id.lastIndexOf('.') + 1).toLowerCase();
  return fields.includes(field.replace(/^human_/, ''));
}

/** Whether there are known values, and every one is a level of the rule's scale. */
function isOnScale({ levels }: PresetRule, column: ScoreColumn): boolean {
  return (
    countKnown(column) > 0 && column.values.every((value) => Number.isNaN(value) || levels.includes(value))
  );
}

function misfit(name: string, column: ScoreColumn | undefined): string {
  const { fields, levels } = rulesOf(name)[0]!;
  const made = `${name} is made for ${fields[0]} from ${levels[0]} to ${levels.at(-1)}`;
  return column
    ? `${made}, not for ${column.id} as it is here: say the cut-offs as values instead.`
    : `${made}, and nothing of that name is scored here.`;
}

function paperCuts(table: ScoreTable, map: FieldMap): Record<string, PresetCut> {
  const cuts: Record<string, PresetCut> = {};
  const presets = presetsOf(table, map);
  for (const column of table) {
    const preset = presets.find((name) => ruleFor(name, column));
    if (preset !== undefined) cuts[column.id] = { preset, cut: presetCut(preset, column) };
    else if (!column.id.startsWith('human.') && byQuantile.test(column.id))
      cuts[column.id] = { preset: 'quantiles', cut: 'quantiles' };
  }
  return cuts;
}

/** The presets of the dataset that this one looks like by its fields and levels, never by its name. */
function presetsOf(table: ScoreTable, map: FieldMap): string[] {
  const fitting = Object.keys(presetList).filter((name) => table.some((column) => ruleFor(name, column)));
  const from = (dataset: string): string[] => fitting.filter((name) => name.startsWith(`${dataset}.`));
  // One annotation alone, such as a grade from 3 to 8, may be anybody's.
  if (map.choices) return from('arc').length > 1 ? from('arc') : from('mmlu');
  if (map.solution === undefined) return from('gsm8k');
  return /(^|\.)decomposition$/i.test(map.solution) ? from('strategyqa') : [];
}
