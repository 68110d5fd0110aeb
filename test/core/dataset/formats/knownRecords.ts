import { ask, refusal, reply, type Format } from './format';

const asked = (at: number): object => ({ question: ask(at), answer: reply(at) });
const letter = (at: number): string => 'ABCD'[at % 4]!;
const offered = (at: number): string[] => [`soft ${at}`, 'hard', 'raw', 'fried'];

/** Questions, choices and labels as public datasets write them. */
export const knownRecords: readonly Format[] = [
  { name: '问题 and 答案', record: (at) => ({ 答案: reply(at), 问题: ask(at) }), example: asked },
  {
    name: 'pregunta and respuesta',
    record: (at) => ({ Respuesta: reply(at), Pregunta: ask(at) }),
    example: asked,
  },
  { name: '질문 and 답변', record: (at) => ({ 답변: reply(at), 질문: ask(at) }), example: asked },
  { name: 'السؤال and الجواب', record: (at) => ({ الجواب: reply(at), السؤال: ask(at) }), example: asked },
  { name: 'q and a', record: (at) => ({ a: reply(at), q: ask(at) }), example: asked },
  { name: 'Human and Assistant', record: (at) => ({ Human: ask(at), Assistant: reply(at) }), example: asked },
  {
    name: 'Description, Patient and Doctor',
    record: (at) => ({ Description: 'Q. egg', Patient: ask(at), Doctor: reply(at) }),
    example: asked,
  },
  {
    name: 'two replies of which one is preferred (SHP)',
    record: (at) => ({
      ...{ post_id: `p${at}`, domain: 'askculinary_train', upvote_ratio: 0.9, history: ask(at) },
      ...{ human_ref_A: reply(at), human_ref_B: 'No.', labels: at % 2 },
    }),
    example: (at) => ({ question: ask(at), answer: '', label: '' }),
    grades: { answer: 'likely' },
  },
  {
    name: 'two responses of which one is better (PKU-SafeRLHF)',
    record: (at) => ({
      ...{ prompt: ask(at), response_0: reply(at), response_1: 'No.' },
      ...{ better_response_id: at % 2, safer_response_id: 0 },
    }),
    example: (at) => ({ question: ask(at), answer: '' }),
    grades: { answer: 'likely' },
  },
  {
    name: 'answers.text (SQuAD)',
    record: (at) => ({
      ...{ id: `s${at}`, title: 'T', context: `A passage: ${reply(at)}`, question: ask(at) },
      answers: { text: [reply(at)], answer_start: [11] },
    }),
    example: (at) => ({ ...asked(at), context: `A passage: ${reply(at)}` }),
  },
  {
    name: 'answers as pandas writes them (SQuAD)',
    record: (at) => ({
      ...{ question: ask(at), context: `A passage: ${reply(at)}` },
      answers: `{'text': array(['${reply(at)}'], dtype=object), 'answer_start': array([11], dtype=int32)}`,
    }),
    example: asked,
  },
  {
    name: 'a list of answers (NQ)',
    record: (at) => ({ question: ask(at), answers: [reply(at), reply(at).toLowerCase()] }),
    example: asked,
  },
  {
    name: 'final_answer and several solutions (DeepMath)',
    record: (at) => ({
      question: ask(at),
      final_answer: reply(at),
      topic: 'x',
      r1_solution_1: `Okay, ${at} then.`,
    }),
    example: (at) => ({ ...asked(at), solution: `Okay, ${at} then.` }),
    grades: { solution: 'likely' },
  },
  {
    name: 'expected_answer and generated_solution (OpenMathReasoning)',
    record: (at) => ({
      ...{ problem: ask(at), generated_solution: `We think of ${at}.`, expected_answer: reply(at) },
      problem_type: 'has_answer_extracted',
    }),
    example: (at) => ({ ...asked(at), solution: `We think of ${at}.` }),
  },
  {
    name: 'description and solutions.solution (CodeContests)',
    record: (at) => ({
      ...{ name: `${at}_A. T`, description: ask(at), solutions: { language: [3], solution: [reply(at)] } },
      public_tests: { input: ['1'], output: ['2'] },
    }),
    example: asked,
  },
  {
    name: 'title, body and answer (StackExchange)',
    record: (at) => ({ title: `Egg ${at}`, body: ask(at), answer: reply(at), score: at }),
    example: (at) => ({ question: `Egg ${at}\n${ask(at)}`, answer: reply(at) }),
  },
  {
    name: 'Correct Answer and three incorrect ones (GPQA)',
    record: (at) => ({
      ...{ 'Incorrect Answer 2': 'W2', 'Incorrect Answer 1': 'W1', 'Incorrect Answer 3': 'W3' },
      ...{
        Question: ask(at),
        'Correct Answer': `R${at}`,
        Explanation: `Because, so ${at}`,
        'Record ID': `rec${at}`,
      },
    }),
    example: (at) => ({
      ...{ question: ask(at), answer: `R${at}`, choices: [`R${at}`, 'W1', 'W2', 'W3'], gold: 0 },
      solution: `Because, so ${at}`,
    }),
  },
  {
    name: 'options in one text (MathQA)',
    record: (at) => ({
      ...{ Problem: ask(at), Rationale: `Explanation: add ${at}.`, category: at % 2 ? 'gain' : 'general' },
      ...{ options: 'a ) 38 , b ) 27.675 , c ) 30 , d ) data inadequate', correct: letter(at).toLowerCase() },
    }),
    example: (at) => ({
      ...{ question: ask(at), gold: at % 4, label: '' },
      choices: ['38', '27.675', '30', 'data inadequate'],
    }),
  },
  {
    name: 'choices as Python prints them (MMLU in CSV)',
    record: (at) => ({
      ...{ question: ask(at), subject: 'eggs', answer: String(at % 4) },
      choices: `['soft ${at}', 'hard', 'raw', 'fried']`,
    }),
    example: (at) => ({ choices: offered(at), gold: at % 4, answer: offered(at)[at % 4]! }),
  },
  {
    name: 'options as JSON in a cell',
    record: (at) => ({ question: ask(at), options: JSON.stringify(offered(at)), answer: letter(at) }),
    example: (at) => ({ choices: offered(at), gold: at % 4 }),
  },
  {
    name: 'the right one by its letter in brackets (BBH, AGIEval)',
    record: (at) => ({
      ...{ question: ask(at), answer: `(${letter(at)})` },
      options: offered(at).map((text, one) => `(${letter(one)}) ${text}`),
    }),
    example: (at) => ({ gold: at % 4, answer: `(${letter(at)}) ${offered(at)[at % 4]!}` }),
  },
  {
    name: 'NaN and nothing among the labels',
    record: (at) => ({ text: ask(at), label: ['pos', 'NaN', '', 'neg'][at % 4] }),
    example: (at) => ({ question: ask(at), label: at === 3 ? 'neg' : '' }),
  },
  {
    name: 'sentiment of -1, 0 and 1: three classes',
    record: (at) => ({ text: ask(at), sentiment: (at % 3) - 1 }),
    example: (at) => ({ label: String((at % 3) - 1) }),
  },
  {
    name: 'questions and answers about one story (CoQA)',
    record: (at) => ({
      ...{ source: 'wikipedia', story: `${reply(at)} ${reply(at + 1)}`, questions: [ask(at), 'And then?'] },
      answers: { input_text: ['In water', refusal(at)], answer_start: [1, 2] },
    }),
    example: (at) => ({
      question: `${ask(at)}\nAnd then?`,
      ...{ context: `${reply(at)} ${reply(at + 1)}`, answer: `In water\n${refusal(at)}` },
    }),
  },
];
