/** Names of a question, the likeliest first. */
export const questionNames = [
  'question',
  'problem',
  'prompt',
  'instruction',
  'query',
  'premise',
  'sentence1',
  'question1',
  'text',
  'sentence',
  'stem',
  'goal',
  'input',
  'source',
  'task',
  'document',
  'article',
  'content',
  'title',
  'fen',
];

/** Questions that come in two fields: the name of the second by that of the first. */
export const secondParts: Partial<Record<string, string>> = {
  instruction: 'input',
  premise: 'hypothesis',
  sentence1: 'sentence2',
  question1: 'question2',
};

/** Names of a conversation. */
export const conversationNames = [
  'messages',
  'conversations',
  'conversation',
  'dialogue',
  'dialog',
  'turns',
  'chosen_messages',
];

/** Names of the better answer of a preference pair. */
export const chosenNames = ['chosen', 'chosen_messages', 'chosen_response', 'preferred'];

/** Names of an answer, the likeliest first. */
export const answerNames = [
  ...chosenNames,
  'answer',
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
];

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
];

/** Names of a solution that is a list of its steps: StrategyQA's sub-questions. */
export const stepLists = ['decomposition'];

/** Names of what a question refers to. */
export const contextNames = ['context', 'passage', 'system', 'background', 'support', 'article'];

/** Names of a list of choices. */
export const choiceNames = ['choices', 'options', 'endings', 'candidates', 'alternatives'];

/** The name of a column that is one choice of several. */
export const choiceColumns = /^(?:[a-e]|(?:option|choice|ending|answer|sol|op)[_ ]?(?:[a-e]|[0-9]))$/;

/** Names of the right choice. */
export const goldNames = [
  'answerkey',
  'answer_key',
  'label',
  'gold',
  'correct',
  'correct_answer',
  'correct_option',
  'answer',
  'target',
  'cop',
];

/** Names of a class label. */
export const labelNames = [
  'label',
  'labels',
  'gold_label',
  'class',
  'target',
  'sentiment',
  'intent',
  'coarse_label',
  'fine_label',
  'category',
];

/** Names of a record's own identifier. */
export const keyNames = [
  'id',
  '_id',
  'uid',
  'uuid',
  'guid',
  'key',
  'qid',
  'question_id',
  'task_id',
  'problem_id',
  'puzzleid',
  'idx',
  'index',
];
