import { ask, refusal, reply, turn, type Format } from './format';

const kinds = ['closed_qa', 'open_qa'];

/** Formats whose names come near to the usual ones, whose pairs name a winner and a loser, and whose fields are often empty. */
export const nearlyNamedRecords: readonly Format[] = [
  ...(
    [
      ['answer_w', 'answer_l'],
      ['response_win', 'response_lose'],
      ['winning_response', 'losing_response'],
      ['positive_answer', 'negative_answer'],
      ['good_reply', 'bad_reply'],
      ['chosenText', 'rejectedText'],
    ] as const
  ).map(([better, worse]): Format => ({
    name: `a pair of texts: ${better} and ${worse}`,
    record: (at) => ({ id: at, prompt: ask(at), [worse]: refusal(at), [better]: reply(at) }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
    grades: { answer: 'likely' },
  })),
  {
    name: 'a pair of single turns beside the conversation before them',
    record: (at) => ({
      context: [turn('user', ask(at))],
      answer_w: turn('bot', reply(at)),
      answer_l: turn('bot', refusal(at)),
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
    grades: { question: 'likely', answer: 'likely' },
  },
  ...(
    [
      ['题目', '参考答案'],
      ['问题描述', '参考回答'],
      ['题目内容', '最终答案'],
      ['Question, full text', 'Answer (correct)'],
      ['Question [en]', 'Answer: short'],
    ] as const
  ).map(([question, answer]): Format => ({
    name: `names that come near: ${question}, ${answer}`,
    record: (at) => ({ [question]: ask(at), [answer]: `${at} minutes` }),
    example: (at) => ({ question: ask(at), answer: `${at} minutes` }),
    grades: { answer: 'likely' },
  })),
  {
    name: 'a question and an answer deep in the record',
    record: (at) => ({ payload: { question: { text: ask(at) }, answer: { value: `${at} minutes` } } }),
    example: (at) => ({ question: ask(at), answer: `${at} minutes` }),
    grades: { question: 'likely', answer: 'likely' },
  },
  {
    name: 'an answer that is said to be wrong is none',
    record: (at) => ({ question: ask(at), 'Answer (wrong)': refusal(at), note: `${at}` }),
    example: (at) => ({ question: ask(at), answer: '' }),
  },
  {
    name: 'a context that most records lack, a category beside an answer (Dolly)',
    record: (at) => ({
      instruction: ask(at),
      context: at % 3 === 1 ? `There are ${at} pots in the kitchen.` : '',
      response: reply(at),
      category: kinds[at % 2],
    }),
    example: (at) => ({
      question: ask(at),
      context: at % 3 === 1 ? `There are ${at} pots in the kitchen.` : '',
      answer: reply(at),
      label: '',
    }),
  },
  {
    name: 'numbered choices of any name, where a number tells the right one (Belebele)',
    record: (at) => ({
      question_number: (at % 2) + 1,
      flores_passage: `The kitchen has ${at} pots, all of them in use for the whole of the day.`,
      question: ask(at),
      mc_answer1: `${at} pots`,
      mc_answer2: 'no pot',
      mc_answer3: 'a pan',
      mc_answer4: 'a bowl',
      correct_answer_num: String((at % 4) + 1),
    }),
    example: (at) => ({
      question: ask(at),
      choices: [`${at} pots`, 'no pot', 'a pan', 'a bowl'],
      gold: at % 4,
    }),
  },
  {
    name: 'numbered answers without one that is right are no choices',
    record: (at) => ({
      question: ask(at),
      sample_1: reply(at),
      sample_2: refusal(at),
      sample_3: `Boil ${at}.`,
    }),
    example: (at) => ({ question: ask(at), choices: [] }),
  },
  {
    name: 'a key that names several choices at once',
    record: (at) => ({
      stem: ask(at),
      ...{ A: `pot ${at}`, B: 'a pan', C: 'a bowl', D: 'a cup' },
      key: ['A', 'AB', 'ACD', 'B, D'][at % 4],
    }),
    example: (at) => ({ question: ask(at), choices: [`pot ${at}`, 'a pan', 'a bowl', 'a cup'] }),
    grades: { label: 'likely' },
  },
];
