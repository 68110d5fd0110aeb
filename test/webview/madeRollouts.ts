import type { PolicyReport, RolloutReport } from '../../src/core/mixture/rolloutReport';

/** The rollouts of a policy: so many rows by how many of eight tries were right. */
export function madePolicy(name: string, rows: readonly number[], domains = 0): PolicyReport {
  const last = rows.length - 1;
  const bins = rows.map((count, k) => ({
    from: k / last,
    to: k / last,
    rows: count,
    learnable: k === 0 || k === last ? 0 : count,
  }));
  const [dead, saturated] = [rows[0]!, rows[last]!];
  const learnable = bins.reduce((sum, bin) => sum + bin.learnable, 0);
  const part = (share: number) => ({
    learnable: Math.round(learnable * share),
    saturated: Math.round(saturated * share),
    dead: Math.round(dead * share),
    ...{ between: 0, unknown: 0 },
  });
  return {
    name,
    tries: { least: last, most: last },
    bins,
    counts: { ...part(1), unknown: 12 },
    domains: Array.from({ length: domains }, (_, at) => part(1 / 2 ** (at + 1))),
  };
}

/** The rollouts of these policies, of a dataset with four subjects. */
export function madeRollouts(policies: readonly PolicyReport[]): RolloutReport {
  const names = ['algebra', 'geometry', 'number theory', 'counting and probability'];
  const some = names.slice(0, policies[0]!.domains.length);
  return {
    ...{ group: 8, leastSignal: 0.5, policies, others: 0, unfinished: 0.034, outputTokens: 412.3 },
    domains: some.length > 0 ? { field: 'subject', names: some, others: 0 } : undefined,
  };
}
