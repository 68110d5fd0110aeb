import { ask, from, refusal, reply, turn, type Format } from './format';

const png = `data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(20)}`;

/** Formats of conversations and preference pairs that were looked up, written before they were tried. */
export const ownConversations: readonly Format[] = [
  {
    name: 'query, response and history (ms-swift, custom dataset)',
    record: (at) => ({
      system: 'You cook.',
      query: ask(at),
      response: reply(at),
      history: [['May I ask?', 'Please do.']],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'ShareGPT preference: the chosen reply is one message (LLaMA-Factory data/README)',
    record: (at) => ({
      conversations: [from('human', 'Hello'), from('gpt', 'Hi'), from('human', ask(at))],
      chosen: from('gpt', reply(at)),
      rejected: from('gpt', refusal(at)),
    }),
    example: (at) => ({ question: `Hello\n${ask(at)}`, context: 'Hi', answer: reply(at) }),
  },
  {
    name: 'function_call and observation (LLaMA-Factory, glaive_toolcall)',
    record: (at) => ({
      conversations: [
        from('human', ask(at)),
        from('function_call', '{"name": "cook", "arguments": {}}'),
        from('observation', '{"minutes": 3}'),
        from('gpt', reply(at)),
      ],
      tools:
        '[{"name": "cook", "description": "A tool with a long description of what it does and of how it is used"}]',
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'preferred_output and non_preferred_output (OpenAI, preference fine-tuning)',
    record: (at) => ({
      input: { messages: [turn('user', ask(at))], tools: [], parallel_tool_calls: true },
      preferred_output: [turn('assistant', reply(at))],
      non_preferred_output: [turn('assistant', refusal(at))],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'the requests of a batch (OpenAI, batch API)',
    record: (at) => ({
      custom_id: `request-${at}`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'gpt-x', messages: [turn('system', 'You cook.'), turn('user', ask(at))], max_tokens: 9 },
    }),
    example: (at) => ({ question: ask(at), context: 'You cook.', answer: '', key: `request-${at}` }),
  },
  {
    name: 'thinking beside the content (TRL, Harmony)',
    record: (at) => ({
      messages: [
        turn('developer', 'Be brief.'),
        turn('user', ask(at)),
        { ...turn('assistant', reply(at)), thinking: `Which pot for ${at}?` },
      ],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at), solution: `Which pot for ${at}?` }),
  },
  {
    name: 'reasoning_content beside the content (DeepSeek, vLLM)',
    record: (at) => ({
      messages: [
        turn('user', ask(at)),
        { ...turn('assistant', reply(at)), reasoning_content: `Well, ${at}.` },
      ],
    }),
    example: (at) => ({ answer: reply(at), solution: `Well, ${at}.` }),
  },
  {
    name: 'think tags within the output (OpenThoughts, Nemotron)',
    record: (at) => ({
      input: [turn('user', ask(at))],
      output: `<think>\nLet me see: ${at}.\n</think>\n\n${reply(at)}`,
      category: 'cooking',
      license: 'cc-by-4.0',
    }),
    example: (at) => ({ question: ask(at), answer: reply(at), solution: `Let me see: ${at}.` }),
  },
  {
    name: 'role and value (axolotl, message_property_mappings)',
    record: (at) => ({
      conversations: [
        { role: 'human', value: ask(at) },
        { role: 'gpt', value: reply(at) },
      ],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'messages with the chosen message beside them (axolotl, dpo chat_template)',
    record: (at) => ({
      messages: [turn('user', ask(at))],
      chosen: turn('assistant', reply(at)),
      rejected: turn('assistant', refusal(at)),
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'a list of texts by turns (UltraChat: data)',
    record: (at) => ({ id: String(at), data: [ask(at), reply(at), 'And then?', 'Then one eats it.'] }),
    example: (at) => ({
      question: `${ask(at)}\nAnd then?`,
      context: reply(at),
      answer: 'Then one eats it.',
      key: String(at),
    }),
  },
  {
    name: 'a transcript with hashes (openassistant-guanaco)',
    record: (at) => ({ text: `### Human: ${ask(at)}### Assistant: ${reply(at)}` }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'ChatML as text (OpenHermes and others, formatted)',
    record: (at) => ({
      text: `<|im_start|>system\nYou cook.<|im_end|>\n<|im_start|>user\n${ask(at)}<|im_end|>\n<|im_start|>assistant\n${reply(at)}<|im_end|>\n`,
    }),
    example: (at) => ({ question: ask(at), context: 'You cook.', answer: reply(at) }),
  },
  {
    name: 'Llama 2 chat as text (guanaco-llama2-1k)',
    record: (at) => ({ text: `<s>[INST] ${ask(at)} [/INST] ${reply(at)} </s>` }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'Human and Assistant in the prompt, the completion beside it (Anthropic text completions)',
    record: (at) => ({ prompt: `\n\nHuman: ${ask(at)}\n\nAssistant:`, completion: ` ${reply(at)}` }),
    example: (at) => ({ question: ask(at), answer: ` ${reply(at)}` }),
  },
  {
    name: 'USER and ASSISTANT in one text (glaive-function-calling-v2: chat)',
    record: (at) => ({
      system:
        'SYSTEM: You are a helpful assistant with access to the following functions, which are these: none at all.',
      chat: `USER: ${ask(at)}\n\n\nASSISTANT: ${reply(at)} <|endoftext|>\n\n\n`,
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'an image placeholder and an image path (LLaVA)',
    record: (at) => ({
      id: `00${at}`,
      image: `coco/train2017/00000000000000000000000000${at}.jpg`,
      conversations: [from('human', `<image>\n${ask(at)}`), from('gpt', reply(at))],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at), attachments: 1 }),
  },
  {
    name: 'an image within the content (OpenAI, vision fine-tuning)',
    record: (at) => ({
      messages: [
        turn('user', [
          { type: 'text', text: ask(at) },
          { type: 'image_url', image_url: { url: png } },
        ]),
        turn('assistant', reply(at)),
      ],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at), attachments: 1 }),
  },
  {
    name: 'a conversation as Python writes it, in a CSV cell (pandas to_csv)',
    record: (at) => ({
      conversations: `[{'from': 'human', 'value': "${ask(at)}"}, {'from': 'gpt', 'value': '${reply(at)}'}]`,
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'steps with a verdict each (TRL, stepwise supervision)',
    record: (at) => ({
      prompt: ask(at),
      completions: ['First, water.', reply(at)],
      labels: [true, false],
    }),
    example: (at) => ({ question: ask(at), answer: `First, water.\n${reply(at)}`, label: '' }),
  },
  {
    name: 'several completions with their scores (UltraFeedback)',
    record: (at) => ({
      source: 'evol_instruct',
      instruction: ask(at),
      models: ['a', 'b'],
      completions: [
        { model: 'a', response: reply(at), overall_score: 8.5 },
        { model: 'b', response: refusal(at), overall_score: 2 },
      ],
      correct_answers: ['None'],
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
    grades: { answer: 'likely' },
  },
  {
    name: 'a context of messages with two responses (HelpSteer3)',
    record: (at) => ({
      domain: 'general',
      language: 'english',
      context: [turn('user', ask(at))],
      response1: reply(at),
      response2: refusal(at),
      overall_preference: at % 2 ? -2 : 1,
    }),
    example: (at) => ({ question: ask(at) }),
  },
  {
    name: 'a system prompt beside the conversation, and a mask (NeMo, SFT chat)',
    record: (at) => ({
      system: 'You cook.',
      mask: 'User',
      conversations: [from('User', ask(at)), from('Assistant', reply(at))],
    }),
    example: (at) => ({ question: ask(at), context: 'You cook.', answer: reply(at) }),
  },
];
