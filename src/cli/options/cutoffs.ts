import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import { nameIn, partsOf } from '../../core/dataset/fields/quotedName';
import type { Direction } from '../../core/measures/measure';
import { overlap, type CutOffs } from '../../core/scores/bands';
import { paper, presetCuts, type PresetCut } from '../../core/scores/presets';
import { presetNames } from '../../core/scores/presetList';
import { namedColumn } from '../../core/scores/primary';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import { UserError } from '../../core/userError';

const pair = /^\s*(-?[\d.]+(?:e-?\d+)?)\s*:\s*(-?[\d.]+(?:e-?\d+)?)\s*$/i;

/** Cut-offs as the user writes them: "5:8" is easy up to 5, hard from 8. Throws UserError. */
export function parseCutOffs(text: string): CutOffs {
  const [, easy, hard] = pair.exec(text) ?? [];
  const cut = { easy: Number(easy), hard: Number(hard) };
  if (Number.isNaN(cut.easy) || Number.isNaN(cut.hard))
    throw new UserError(`--cutoffs takes two values such as 5:8 (easy up to 5, hard from 8), not "${text}".`);
  return cut;
}

/** Cut-offs by column, and the preset that each is of; the user's own are of none. */
export type NamedCutOffs = Record<string, Partial<Pick<PresetCut, 'preset'>> & Pick<PresetCut, 'cut'>>;

/**
 * Cut-offs for several columns: "human.grade=5:8,steps=4:7", presets such as arc.grade, or "paper" for all that fit.
 * What comes later stands above what a preset before it says. Throws UserError, also for a measure that has no scores.
 */
export function parseNamedCutOffs(text: string, table: ScoreTable, map: FieldMap): NamedCutOffs {
  const parts = partsOf(text).map((part) => part.trim());
  const named = parts.filter((part) => part.lastIndexOf('=') > 0).map((part) => columnOf(part, table).id);
  const twice = named.find((id, at) => named.indexOf(id) < at);
  if (twice !== undefined) throw new UserError(`--cutoffs names ${twice} twice: give it one pair of values.`);
  return Object.assign({}, ...parts.map((part) => cutOffsOf(part, table, map))) as NamedCutOffs;
}

function cutOffsOf(part: string, table: ScoreTable, map: FieldMap): NamedCutOffs {
  if (part === paper || presetNames.includes(part)) return presetCuts(part, table, map);
  const equals = part.lastIndexOf('=');
  if (equals < 1)
    throw new UserError(
      `--cutoffs takes measure=easy:hard here, such as human.grade=5:8, or the name of a preset (${paper}, ${presetNames.join(', ')}), not "${part}".`,
    );
  const { id, direction } = columnOf(part, table);
  const cut = parseCutOffs(part.slice(equals + 1));
  if (overlap(cut, direction)) throw new UserError(crossed(id, cut, direction));
  return { [id]: { cut } };
}

/** Cut-offs that would put rows in two bands at once, as a sentence. */
function crossed(id: string, { easy, hard }: CutOffs, direction: Direction): string {
  const [easyEnd, hardEnd] = direction === -1 ? ['at least', 'at most'] : ['at most', 'at least'];
  return `--cutoffs ${easy}:${hard} makes of ${id} easy what is ${easyEnd} ${easy} and hard what is ${hardEnd} ${hard}, which overlap: give the easy one first, such as ${hard}:${easy === hard ? hard + (direction === -1 ? -1 : 1) : easy}.`;
}

function columnOf(part: string, table: ScoreTable): ScoreColumn {
  return namedColumn(table, nameIn(part.slice(0, part.lastIndexOf('='))));
}
