/** Names of a worked solution that stands apart from the answer. */
export const solutionNames = [
  'solution',
  'rationale',
  'explanation',
  'reasoning',
  'chain_of_thought',
  'cot',
  'worked_solution',
  'decomposition',
  'reasoning_content',
  'generated_solution',
  'thinking',
  'thought',
  'cot_content',
  'complex_cot',
  'exp',
];

/** The name of what may be a worked solution, such as `r1_solution_1`. */
export const solutionPart =
  /(?:^|_)(?:solution|reasoning|rationale|explanation|cot|thinking|thoughts?)(?:_|$)/;

/** Names of a solution that is a list of its steps: StrategyQA's sub-questions. */
export const stepLists = ['decomposition'];
