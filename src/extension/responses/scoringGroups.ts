import * as vscode from 'vscode';
import type { ScoringChoice } from '../../core/protocol/importReport';
import { plainLabel } from '../words/plainLabel';

/** A way to score answers. */
export interface Scoring {
  readonly metric: string;
  readonly filter: string;
}

/** The parts of a log that are scored alike, and how else they could be. */
export interface ScoringGroup extends Scoring {
  readonly parts: readonly string[];
  readonly others: readonly (Scoring & { readonly answers: number })[];
}

/** The parts of a log by how they are scored: a log may have a hundred tasks and one metric. */
export function scoringGroups(choices: readonly ScoringChoice[]): ScoringGroup[] {
  const groups = new Map<string, ScoringChoice[]>();
  for (const choice of choices) groups.set(keyOf(choice), [...(groups.get(keyOf(choice)) ?? []), choice]);
  return [...groups.values()].map((alike) => ({
    metric: alike[0]!.metric,
    filter: alike[0]!.filter,
    parts: alike.map(({ part }) => part),
    others: summed(alike.flatMap(({ others }) => others)),
  }));
}

/** "exact_match, filter flexible-extract". */
export function scoringWords({ metric, filter }: Scoring): string {
  return filter === ''
    ? plainLabel(metric)
    : vscode.l10n.t('{0}, filter {1}', plainLabel(metric), plainLabel(filter));
}

function summed(others: ScoringGroup['others']): ScoringGroup['others'] {
  const sums = new Map<string, ScoringGroup['others'][number]>();
  for (const one of others)
    sums.set(keyOf(one), { ...one, answers: one.answers + (sums.get(keyOf(one))?.answers ?? 0) });
  return [...sums.values()].sort((one, other) => other.answers - one.answers);
}

function keyOf({ metric, filter }: Scoring): string {
  return `${metric}\0${filter}`;
}
