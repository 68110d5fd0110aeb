/** Names of a list of choices; a dotted one is a path. */
export const choiceNames = [
  'choices',
  'options',
  'endings',
  'candidates',
  'alternatives',
  'answer_choices',
  'answer_options',
  'mc1_targets',
  'target_scores',
  'choice',
  'option',
  'answers',
];

/** The name of a column that is one choice of several. */
export const choiceColumns = /^(?:[a-e]|(?:option|choice|ending|answer|sol|op)[_ ]?(?:[a-e]|[0-9]))$/;

/** The name of a column that holds a wrong answer, or a list of them. */
export const wrongChoices =
  /^(?:(?:incorrect|wrong|false)_(?:answer|choice|option)s?|distractors?)(?:_?\d+|_[a-e])?$/;

/** Names of the right answer beside wrong ones. */
export const rightChoice = [
  'correct_answer',
  'correct_choice',
  'correct_option',
  'right_answer',
  'correct',
  'answer',
  'best_answer',
];

/** Names of the right choice; a dotted one is a path. */
export const goldNames = [
  'answerkey',
  'answer_key',
  'label',
  'gold',
  'correct',
  'correct_answer',
  'correct_answer_s',
  'correct_option',
  'answer',
  'target',
  'cop',
  'mc1_targets.labels',
  'answer_index',
  'answer_idx',
  'correct_index',
  'correct_idx',
  'correct_choice',
  'correct_answer_index',
  'correct_answer_idx',
  'correct_answer_id',
  'correct_option_index',
  'right_answer',
  'answer_letter',
  'answer_label',
  'gold_index',
  'gold_label',
  'labels',
  'ideal',
];
