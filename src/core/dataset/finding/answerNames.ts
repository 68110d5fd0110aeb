/** Names of the better answer of a preference pair. */
export const chosenNames = [
  'chosen',
  'chosen_messages',
  'chosen_response',
  'preferred',
  'preferred_output',
  'preferred_response',
  'preferred_completion',
  'better_response',
];

/** The name of the worse answer of a preference pair. */
export const rejectedName = /^(?:rejected|non_?preferred|dispreferred|unpreferred|worse_response)/;

/** Names of an answer, the likeliest first; a dotted one is a path. */
export const answerNames = [
  ...chosenNames,
  'answer',
  'answer.value',
  'answer.text',
  'answers.text',
  'final_answer',
  'expected_answer',
  'reward_model.ground_truth',
  'best_answer',
  'solution',
  'completion',
  'output',
  'response',
  'reply',
  'target',
  'canonical_solution',
  'code',
  'ground_truth',
  'correct_answer',
  'expected_output',
  'reference',
  'summary',
  'moves',
  'answers',
  'answers.value',
  'answers.input_text',
  'correct_answers',
  'reference_answer',
  'gold_answer',
  'standard_answer',
  'answer_text',
  'answer_content',
  'ideal',
  'gold',
  'targets',
  'extra_info.answer',
  'extra_info.ground_truth',
  'assistant',
  'bot',
  'gpt',
  'agent',
  'doctor',
  'model_output',
  'model_response',
  'generated_answer',
  'generated_solution',
  'long_answer',
  'final_decision',
  'highlights',
  'patch',
  'solutions',
  'solutions.solution',
  'completions',
  'responses',
  'outputs',
  'generations',
  'response.choices',
  'response.body.choices',
  'a',
];

/** The name of what may be an answer, such as `model_answer` or `response_0`. */
export const answerPart =
  /(?:^|_)(?:answer|response|completion|output|reply|human_ref|conversation|summary|candidate)s?(?:_|\d|$)/;

/** Names of several answers of which none is the right one by its name: the first is taken. */
export const severalNames = [
  'completions',
  'responses',
  'outputs',
  'generations',
  'solutions',
  'solutions.solution',
];
