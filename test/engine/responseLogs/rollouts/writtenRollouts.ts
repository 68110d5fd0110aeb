import type { Fields } from '../../../../src/core/dataset/reading/record';
import { randomOf } from '../../../../src/core/numbers/random';
import { writeRows } from '../../../../src/core/dataset/reading/papaparse';

/** One simulated try. */
export interface SimulatedTry {
  readonly prompt: number;
  readonly attempt: number;
  readonly isRight: boolean;
  readonly isCut: boolean;
  readonly tokens: number;
  readonly answer: string;
  readonly key: string;
  /** The chance behind it. */
  readonly chance: number;
}

/** What prompt number `index` asks. */
export function questionOf(index: number): string {
  return `Question ${index}: what comes of adding ${index} and ${index + 1}?`;
}

/** Tries at prompts whose chances are uniform. A cut one is wrong. */
export function simulatedTries(prompts: number, attempts: number, seed: number): SimulatedTry[] {
  const random = randomOf(seed);
  return Array.from({ length: prompts }, (_, prompt) => {
    const chance = random.uniform();
    return Array.from({ length: attempts }, (__, attempt): SimulatedTry => {
      const isRight = random.uniform() < chance;
      const tokens = 10 + Math.floor(90 * random.uniform());
      const isCut = !isRight && random.uniform() < 0.2;
      const key = String(2 * prompt + 1);
      const answer = isRight ? key : String(1000 + Math.floor(50 * random.uniform()));
      return { prompt, attempt, isRight, isCut, tokens, answer, key, chance };
    });
  }).flat();
}

type Writer = (tries: readonly SimulatedTry[]) => string;

const lines = (records: readonly object[]): string =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('');

const user = (one: SimulatedTry): object => ({ role: 'user', content: questionOf(one.prompt) });
const said = (one: SimulatedTry): string => `Let me see.\nThe answer is \\boxed{${one.answer}}`;
const templated = (one: SimulatedTry): string =>
  `system\nYou are a helpful assistant.\nuser\n${questionOf(one.prompt)}\nassistant\n`;
const reward = (one: SimulatedTry): number => (one.isRight ? 1 : 0);
const reason = (one: SimulatedTry): string => (one.isCut ? 'length' : 'stop');

/** The training rows that the prompts stand in, as verl's datasets hold them. */
export function verlRow(prompt: number): Fields {
  return {
    data_source: 'sums',
    prompt: [{ role: 'user', content: questionOf(prompt) }],
    ability: 'math',
    reward_model: { style: 'rule', ground_truth: String(2 * prompt + 1) },
    extra_info: { split: 'train', index: prompt },
  };
}

/** How many tries of each prompt were right, as datasets count them in a column of their own. */
export const tallyColumns: Readonly<Record<string, (right: number, tries: number) => Fields>> = {
  total_correct_rollouts: (right, tries) => ({ total_correct_rollouts: right, total_rollouts: tries }),
  pass_at_n: (right, tries) => ({ pass_at_n: `${right}/${tries}` }),
  profiling: (right, tries) => ({
    profiling: [{ model: 'policy', pass_rate: right / tries, pass_at_n: `${right}/${tries}` }],
  }),
  pass_rate_rewards: (right, tries) => ({
    pass_rate_rewards: Array.from({ length: tries }, (_, at) => (at < right ? 1 : 0)),
  }),
};

/** What a shape holds besides right and wrong. */
export interface Shape {
  readonly file: string;
  readonly format: string;
  readonly write: Writer;
  readonly holds: readonly ('unfinished' | 'tokens' | 'answers')[];
}

/** The same tries as every writer writes them, as far as it is read. */
export const shapes: readonly Shape[] = [
  {
    file: 'rollouts.jsonl',
    format: 'nemo-gym',
    holds: ['unfinished', 'tokens', 'answers'],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          _ng_task_index: one.prompt,
          _ng_rollout_index: one.attempt,
          responses_create_params: { input: [user(one)] },
          response: {
            model: 'policy',
            output: [
              { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: said(one) }] },
            ],
            usage: { input_tokens: 9, output_tokens: one.tokens },
            ...(one.isCut && { incomplete_details: { reason: 'max_output_tokens' } }),
          },
          agent_ref: { name: 'math' },
          expected_answer: one.key,
          reward: reward(one),
        })),
      ),
  },
  {
    file: 'rollouts_reward_profiling.jsonl',
    format: 'nemo-gym',
    holds: ['tokens'],
    write: (tries) =>
      lines(
        grouped(tries).map((group) => ({
          _ng_task_index: group[0]!.prompt,
          'mean/reward': group.filter(({ isRight }) => isRight).length / group.length,
          sample: { responses_create_params: { input: [user(group[0]!)] }, agent_ref: { name: 'math' } },
          num_rollouts: group.length,
          rollout_infos: group.map((one) => ({
            _ng_rollout_index: one.attempt,
            reward: reward(one),
            usage: { output_tokens: one.tokens },
          })),
        })),
      ),
  },
  {
    file: '20.jsonl',
    format: 'verl',
    holds: ['answers'],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          input: templated(one),
          output: said(one),
          gts: one.key,
          score: one.isRight ? 1 : -1,
          step: 20,
        })),
      ),
  },
  {
    file: 'results.jsonl',
    format: 'verifiers',
    holds: ['unfinished', 'tokens', 'answers'],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          example_id: one.prompt,
          prompt: [{ role: 'system', content: 'Be brief.' }, user(one)],
          completion: [{ role: 'assistant', content: said(one) }],
          answer: one.key,
          task: 'sums',
          reward: reward(one),
          metrics: { exact: reward(one) },
          is_truncated: one.isCut,
          token_usage: { input_tokens: 9, output_tokens: one.tokens },
        })),
      ),
  },
  {
    file: 'traces.jsonl',
    format: 'prime-rl',
    holds: ['unfinished'],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          task: { data: { idx: one.prompt, name: 'sums', prompt: questionOf(one.prompt) } },
          group: { id: `g${one.prompt}` },
          ok: true,
          errors: [],
          traces: [
            {
              rewards: { correct: { value: reward(one), weight: 1 }, format: { value: 1, weight: 0 } },
              metrics: {},
              is_completed: true,
              stop_condition: one.isCut ? 'max_tokens' : 'done',
            },
          ],
        })),
      ),
  },
  {
    file: 'open-instruct.jsonl',
    format: 'open-instruct',
    holds: ['unfinished', 'tokens'],
    write: (tries) =>
      lines(
        tries.map((one, at) => ({
          step: 3,
          sample_idx: at,
          prompt_idx: one.prompt,
          prompt_tokens: [1, 2, 3],
          response_tokens: Array.from({ length: one.tokens }, () => 7),
          reward: reward(one),
          finish_reason: reason(one),
          dataset: 'sums',
          ground_truth: [5],
        })),
      ),
  },
  {
    file: 'skyrl.jsonl',
    format: 'skyrl',
    holds: ['unfinished', 'answers'],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          input_prompt: `<|im_start|>user\n${questionOf(one.prompt)}<|im_end|>\n<|im_start|>assistant\n`,
          output_response: said(one),
          score: [0, 0, reward(one)],
          stop_reason: reason(one),
          env_class: 'sums',
          env_extras: { reward_spec: { method: 'rule', ground_truth: one.key } },
          data_source: 'sums',
        })),
      ),
  },
  {
    file: 'output-rs0.jsonl',
    format: 'nemo-skills',
    holds: ['unfinished', 'tokens', 'answers'],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          problem: questionOf(one.prompt),
          expected_answer: one.key,
          generation: said(one),
          predicted_answer: one.answer,
          symbolic_correct: one.isRight,
          num_generated_tokens: one.tokens,
          finish_reason: reason(one),
        })),
      ),
  },
  {
    file: 'completions_00012.jsonl',
    format: 'trl',
    holds: [],
    write: (tries) =>
      lines(
        tries.map((one) => ({
          step: '12',
          prompt: [user(one)],
          completion: [{ role: 'assistant', content: said(one) }],
          accuracy_reward: reward(one),
          advantage: 0.25,
        })),
      ),
  },
  {
    file: 'completions_00013.csv',
    format: 'trl',
    holds: [],
    write: (tries) =>
      writeRows([
        ['step', 'prompt', 'completion', 'accuracy_reward', 'advantage'],
        ...tries.map((one) => ['13', questionOf(one.prompt), said(one), reward(one), -0.5]),
      ]),
  },
];

/** Tries by prompt. */
export function grouped(tries: readonly SimulatedTry[]): SimulatedTry[][] {
  const groups = new Map<number, SimulatedTry[]>();
  for (const one of tries) groups.set(one.prompt, [...(groups.get(one.prompt) ?? []), one]);
  return [...groups.values()];
}
