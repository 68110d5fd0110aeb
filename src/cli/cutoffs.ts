import type { CutOffs } from '../core/scores/bands';
import { namedColumn } from '../core/scores/primary';
import type { ScoreTable } from '../core/scores/table';
import { UserError } from '../core/userError';

const pair = /^\s*(-?[\d.]+(?:e-?\d+)?)\s*:\s*(-?[\d.]+(?:e-?\d+)?)\s*$/i;

/** Cut-offs as the user writes them: "5:8" is easy up to 5, hard from 8. Throws UserError. */
export function parseCutOffs(text: string): CutOffs {
  const [, easy, hard] = pair.exec(text) ?? [];
  const cut = { easy: Number(easy), hard: Number(hard) };
  if (Number.isNaN(cut.easy) || Number.isNaN(cut.hard))
    throw new UserError(`--cutoffs takes two values such as 5:8 (easy up to 5, hard from 8), not "${text}".`);
  return cut;
}

/** Cut-offs for several columns: "human.grade=5:8,steps=4:7". Throws UserError, also for a measure that has no scores. */
export function parseNamedCutOffs(text: string, table: ScoreTable): Record<string, CutOffs> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const equals = part.lastIndexOf('=');
      if (equals < 1)
        throw new UserError(
          `--cutoffs takes measure=easy:hard here, such as human.grade=5:8, not "${part}".`,
        );
      return [namedColumn(table, part.slice(0, equals).trim()).id, parseCutOffs(part.slice(equals + 1))];
    }),
  );
}
