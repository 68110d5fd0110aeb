/** Metrics that say correct or wrong, those that are looked at first before the others. */
const preferred = [
  'exact_match',
  'acc',
  'correct',
  'is_correct',
  'accuracy',
  'quasi_exact_match',
  'pass@1',
  'final_number_exact_match',
  'math_equiv',
  'math_equiv_chain_of_thought',
  'mc1',
  'em',
  'match',
  'includes',
  'pattern',
  'prefix_exact_match',
  'quasi_prefix_exact_match',
  'acc_norm',
  'prompt_level_strict_acc',
  'score',
  'choice',
  'f1',
  'f1_score',
];

/** The place of a metric among those that say correct or wrong: the lower the better. */
export function metricRank(metric: string): number {
  const at = preferred.indexOf(metric);
  return at < 0 ? preferred.length : at;
}

/** Whether a metric is one that says correct or wrong. */
export function isKnownMetric(metric: string): boolean {
  return preferred.includes(metric);
}
