import { ask, refusal, reply, turn, type Format } from './format';

const called = { name: 'boil', arguments: '{"minutes": 3}' };
const asked = (at: number): object => ({ question: ask(at), answer: reply(at) });

/** Conversations and preference pairs as their tools write them. */
export const knownConversations: readonly Format[] = [
  {
    name: 'a prompt of messages, the truth in an object (verl)',
    record: (at) => ({
      data_source: 'openai/gsm8k',
      prompt: [turn('user', ask(at))],
      ability: 'math',
      reward_model: { style: 'rule', ground_truth: String(at) },
      extra_info: { split: 'train', index: at },
    }),
    example: (at) => ({ question: ask(at), answer: String(at) }),
  },
  {
    name: 'pairs of human and assistant (MOSS, ms-swift)',
    record: (at) => ({
      conversation_id: at,
      category: 'Brainstorming',
      conversation: [{ human: ask(at), assistant: reply(at) }],
    }),
    example: asked,
  },
  {
    name: 'messages as JSON in a cell',
    record: (at) => ({
      id: `r${at}`,
      messages: JSON.stringify([turn('user', ask(at)), turn('assistant', reply(at))]),
    }),
    example: asked,
  },
  {
    name: 'a prompt of messages, a chosen and a rejected one (TRL)',
    record: (at) => ({
      prompt: [turn('user', ask(at))],
      chosen: [turn('assistant', reply(at))],
      rejected: [turn('assistant', refusal(at))],
    }),
    example: asked,
  },
  {
    name: 'a prompt, a completion and whether it is liked (TRL, KTO)',
    record: (at) => ({
      prompt: [turn('user', ask(at))],
      completion: [turn('assistant', reply(at))],
      label: at % 2 === 0,
    }),
    example: (at) => ({ ...asked(at), label: String(at % 2 === 0) }),
  },
  {
    name: 'a prompt of messages alone (TRL)',
    record: (at) => ({ prompt: [turn('user', ask(at))] }),
    example: (at) => ({ question: ask(at), answer: '' }),
  },
  {
    name: 'input of messages and target (Inspect)',
    record: (at) => ({ input: [turn('user', ask(at))], target: 'AB'[at % 2], id: `s${at}` }),
    example: (at) => ({ question: ask(at), answer: 'AB'[at % 2]!, key: `s${at}` }),
  },
  {
    name: 'input of messages and ideal (OpenAI evals)',
    record: (at) => ({ input: [turn('system', 'Be short.'), turn('user', ask(at))], ideal: reply(at) }),
    example: (at) => ({ ...asked(at), context: 'Be short.' }),
  },
  {
    name: 'transcripts, chosen and rejected (hh-rlhf)',
    record: (at) => ({
      chosen: `\n\nHuman: Hello.\n\nAssistant: Yes?\n\nHuman: ${ask(at)}\n\nAssistant: ${reply(at)}`,
      rejected: `\n\nHuman: Hello.\n\nAssistant: Yes?\n\nHuman: ${ask(at)}\n\nAssistant: ${refusal(at)}`,
    }),
    example: (at) => ({ question: `Hello.\n${ask(at)}`, context: 'Yes?', answer: reply(at) }),
  },
  {
    name: 'the call of a tool beside an empty content (OpenAI)',
    record: (at) => ({
      messages: [
        turn('user', ask(at)),
        { ...turn('assistant', ''), tool_calls: [{ id: 'c', type: 'function', function: called }] },
      ],
    }),
    example: (at) => ({ question: ask(at), answer: JSON.stringify(called) }),
  },
  {
    name: 'the role tool_call (ms-swift)',
    record: (at) => ({ messages: [turn('user', ask(at)), turn('tool_call', JSON.stringify(called))] }),
    example: (at) => ({ question: ask(at), answer: JSON.stringify(called) }),
  },
  {
    name: 'a block of tool_use (Anthropic)',
    record: (at) => ({
      messages: [
        turn('user', ask(at)),
        turn('assistant', [{ type: 'tool_use', id: 't', name: 'boil', input: { minutes: 3 } }]),
      ],
    }),
    example: (at) => ({ question: ask(at), answer: '{"name":"boil","input":{"minutes":3}}' }),
  },
  {
    name: 'contents with parts (Gemini)',
    record: (at) => ({
      contents: [
        { role: 'user', parts: [{ text: ask(at) }] },
        { role: 'model', parts: [{ text: reply(at) }] },
      ],
    }),
    example: asked,
  },
  {
    name: 'pairs of input and output with a system prompt (xtuner)',
    record: (at) => ({ conversation: [{ system: 'Be short.', input: ask(at), output: reply(at) }] }),
    example: (at) => ({ ...asked(at), context: 'Be short.' }),
  },
  {
    name: 'a dialogue of an odd number of texts (DailyDialog)',
    record: (at) => ({ dialog: ['Hello.', ask(at), reply(at)], act: [1, 2, 1], emotion: [0, 0, 0] }),
    example: (at) => ({ question: ask(at), context: 'Hello.', answer: reply(at) }),
  },
  {
    name: 'segments of which some are trained on (axolotl)',
    record: (at) => ({
      segments: [
        { label: false, text: ask(at) },
        { label: true, text: reply(at) },
      ],
    }),
    example: asked,
    grades: { question: 'likely' },
  },
  {
    name: 'a tree of replies (OpenAssistant)',
    record: (at) => ({
      message_tree_id: `t${at}`,
      prompt: {
        ...{ text: ask(at), role: 'prompter' },
        replies: [
          { text: refusal(at), role: 'assistant', rank: 1, replies: [] },
          { text: reply(at), role: 'assistant', rank: 0, replies: [] },
        ],
      },
    }),
    example: asked,
  },
  {
    name: 'the turns of a reference answer, without a question (MT-Bench)',
    record: (at) => ({
      question_id: 100 + at,
      answer_id: `AbCdEfGhIjKlMnOpQr${at}`,
      choices: [{ index: 0, turns: [reply(at), 'Yes.'] }],
      tstamp: at,
    }),
    example: () => ({ question: '', choices: [] }),
  },
  {
    name: 'the turns of the user (MT-Bench)',
    record: (at) => ({ question_id: at, category: 'writing', turns: [ask(at), 'Rewrite it.'] }),
    example: (at) => ({ question: `${ask(at)}\nRewrite it.`, answer: '' }),
    grades: { question: 'likely' },
  },
  {
    name: 'two conversations of which one wins (Chatbot Arena)',
    record: (at) => ({
      winner: at % 2 ? 'model_a' : 'model_b',
      conversation_a: [turn('user', ask(at)), turn('assistant', reply(at))],
      conversation_b: [turn('user', ask(at)), turn('assistant', refusal(at))],
    }),
    example: (at) => ({ question: ask(at), answer: '' }),
    grades: { question: 'likely', answer: 'likely' },
  },
  {
    name: 'the answer to a request in its choices (OpenAI)',
    record: (at) => ({
      request: { model: 'x', messages: [turn('user', ask(at))] },
      response: { choices: [{ index: 0, message: turn('assistant', reply(at)) }] },
    }),
    example: asked,
  },
];
