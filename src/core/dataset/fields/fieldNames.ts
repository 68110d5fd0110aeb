/** Names of a question, the likeliest first; those from "text" on are also names of other things. */
export const questionNames = [
  'question',
  'problem',
  'prompt',
  'instruction',
  'query',
  'premise',
  'sentence1',
  'question1',
  'problem_statement',
  'question_title',
  'question_text',
  'question_stem',
  'question_content',
  'user_prompt',
  'user_query',
  'user_input',
  'user_message',
  'questions',
  'prompts',
  'text',
  'sentence',
  'stem',
  'goal',
  'input',
  'inputs',
  'ctx',
  'q',
  'text1',
  'user',
  'human',
  'customer',
  'patient',
  'client',
  'history',
  'source',
  'task',
  'document',
  'article',
  'content',
  'title',
  'ask',
  'body',
  'description',
  'selftext',
  'post',
  'comment',
  'tweet',
  'review',
  'fen',
];

/** How many of the names of a question say that it is one. */
export const sureQuestionNames: readonly string[] = questionNames.slice(0, questionNames.indexOf('text'));

/** Questions that come in two fields: the names of the second, the likeliest first, by that of the first. */
export const secondParts: Partial<Record<string, readonly string[]>> = {
  instruction: ['input'],
  premise: ['hypothesis', 'question'],
  sentence1: ['sentence2'],
  question1: ['question2'],
  text1: ['text2'],
  title: ['body', 'selftext', 'ask', 'description', 'question_body'],
  指令: ['输入', '输入内容'],
  指示: ['入力'],
  지시: ['입력'],
  instrucción: ['entrada'],
  anweisung: ['eingabe'],
  question_title: ['question_text', 'question_body', 'question_content'],
};

/** Names of a conversation, the likeliest first. */
export const conversationNames = [
  'messages',
  'conversations',
  'conversation',
  'dialogue',
  'dialog',
  'turns',
  'chosen_messages',
  'chat',
  'contents',
  'body.messages',
  'input.messages',
  'request.contents',
  'request.messages',
  'data',
  'utterances',
  'prompt',
  'input',
];

/** Names of a conversation that may be told by texts in turn, or by pairs of input and output. */
export const toldNames = [
  'messages',
  'conversations',
  'conversation',
  'dialogue',
  'dialogues',
  'dialog',
  'chat',
  'data',
  'utterances',
];

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

/** Names of what a question refers to. */
export const contextNames = [
  'context',
  'passage',
  'system',
  'background',
  'support',
  'article',
  'context.contexts',
  'contexts',
  'paragraph',
  'story',
  'system_prompt',
  'history',
  'document',
  'retrieved_contexts',
  'reference_contexts',
  'evidence',
  'documents',
];

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
  'correct_answer_num',
  'correct_answer_number',
  'correct_answer_letter',
  'correct_answer_no',
  'correct_letter',
  'correct_number',
  'correct_num',
  'answer_num',
  'answer_number',
  'right_choice',
  'right_option',
  'key',
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
  'label_text',
  'label_name',
  'class_index',
  'kto_tag',
  'emotion',
  'stance',
];

/** Those of them that name the class of a record even beside an answer, where the others only sort the records. */
export const labelsBesideAnswer: readonly string[] = labelNames.filter((name) =>
  /label|class|kto_tag/.test(name),
);

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
  'custom_id',
  'instance_id',
  'unique_id',
  'prompt_id',
  'q_id',
  'sample_id',
  'example_id',
  'record_id',
  'conversation_id',
  'message_tree_id',
  'id_string',
  'pubid',
];

/** The name of a field that says where a record comes from or what it is about, never what it asks. */
export const besideName =
  /(?:^|_)(?:url|uri|link|links|path|file|filename|rejected|id|ids|uuid|hash|sha|source|src|date|time|timestamp|model|models|lang|language|license|licence|category|domain|topic|topics|subject|subset|split|type|tags?|name|author|tokens?|tools|functions|metadata|meta|version|repo|commit|country|dataset|emb|embedding)$/;
