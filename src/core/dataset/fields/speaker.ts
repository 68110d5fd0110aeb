/** Who speaks in a turn: who asks, who answers, or somebody else (the system, a tool). */
export type Speaker = 'user' | 'assistant' | 'other';

const users = new Set([
  ...[
    'user',
    'human',
    'prompter',
    'instruction',
    'question',
    'customer',
    'client',
    'patient',
    'usr',
    'student',
  ],
]);
const assistants = new Set([
  ...[
    'assistant',
    'gpt',
    'bot',
    'chatgpt',
    'model',
    'bing',
    'bard',
    'ai',
    'agent',
    'doctor',
    'teacher',
    'answer',
  ],
  ...[
    'chatbot',
    'response',
    'claude',
    'llm',
    'function_call',
    'tool_call',
    'tool_calls',
    'tutor',
    'therapist',
  ],
]);
const others = new Set([
  ...['system', 'developer', 'tool', 'function', 'observation', 'ipython', 'environment', 'tool_response'],
  ...['function_response', 'function_output', 'context', 'tool_result', 'tools'],
]);

/** The speaker of this name; undefined where it says nothing. */
export function knownSpeaker(name: string): Speaker | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (users.has(plain)) return 'user';
  if (assistants.has(plain)) return 'assistant';
  return others.has(plain) ? 'other' : undefined;
}

/**
 * The speakers of turns by their names. Where none asks or answers by name and two take turns (A and B), the first of
 * them asks.
 */
export function speakersOf(names: readonly string[]): Speaker[] {
  const known = names.map(knownSpeaker);
  const unknown = new Set(names.filter((_, at) => known[at] === undefined));
  if (unknown.size !== 2 || known.some((one) => one === 'user' || one === 'assistant'))
    return known.map((one) => one ?? 'other');
  const [first] = unknown;
  return names.map((name, at) => known[at] ?? (name === first ? 'user' : 'assistant'));
}
