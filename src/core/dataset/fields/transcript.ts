import { knownSpeaker, type Speaker } from './speaker';
import { spoken, type Turn } from './turn';

/** Marks in a text that say who speaks from there on: the first group is the speaker's name. */
interface Marks {
  readonly mark: RegExp;
  /** What ends a turn besides the next mark. */
  readonly end: RegExp;
  /** Whether words may stand before the first mark. */
  readonly preamble: boolean;
}

const names = 'human|user|assistant|system|ai|bot|chatbot|gpt|customer|agent|patient|doctor';
const ends = /(?:<\/s>|<\|endoftext\|>|<\|end\|>|<\|eot_id\|>|<eos>)\s*$/i;
const kinds: readonly Marks[] = [
  { mark: /<\|im_start\|>\s*(\w+)[^\S\n]*\n?/g, end: /<\|im_end\|>\s*$/, preamble: false },
  {
    mark: /(?:<\|begin_of_text\|>)?<\|start_header_id\|>\s*(\w+)\s*<\|end_header_id\|>\s*/g,
    end: /<\|eot_id\|>\s*$/,
    preamble: false,
  },
  { mark: /(?:<bos>)?<start_of_turn>\s*(\w+)\s*\n?/g, end: /<end_of_turn>\s*$/, preamble: false },
  { mark: /<\|(user|assistant|system)\|>[^\S\n]*\n?/g, end: ends, preamble: false },
  {
    mark: new RegExp(`#{2,4}[ \\t]*(${names}|instruction|response|input|output)[ \\t]*:[ \\t]*\\n?`, 'gi'),
    end: ends,
    preamble: true,
  },
  { mark: new RegExp(`(?:^|\\n)[ \\t]*(${names})[ \\t]*:[ \\t]*`, 'gi'), end: ends, preamble: false },
];

/**
 * The turns of a conversation that is written as one text: "Human: … Assistant: …" at the beginnings of lines, "### Human:",
 * or the marks of chat templates (ChatML, Llama 2 and 3, Gemma, Zephyr). Undefined where it is none: it begins with a
 * speaker, one asks, and one answers.
 */
export function transcriptTurns(text: string): Turn[] | undefined {
  if (!/[:>\]]/.test(text)) return undefined;
  for (const kind of kinds) {
    const turns = markedTurns(text, kind);
    if (turns) return turns;
  }
  return instTurns(text);
}

function markedTurns(text: string, { mark, end, preamble }: Marks): Turn[] | undefined {
  const marks = [...text.matchAll(mark)];
  if (marks.length < 2) return undefined;
  const before = text.slice(0, marks[0]!.index).replace(/^\s*(?:<s>|<bos>)?/, '');
  if (!preamble && before.trim() !== '') return undefined;
  const turns = marks.map((found, at) => {
    const words = text.slice(found.index + found[0].length, marks[at + 1]?.index);
    return spoken(speakerOf(found[1]!), { text: words.replace(end, '').trim() });
  });
  const opening = before.trim() === '' ? [] : [spoken('other', { text: before.trim() })];
  return isTalk(turns) ? [...opening, ...turns] : undefined;
}

function speakerOf(name: string): Speaker {
  const plain = name.toLowerCase();
  if (plain === 'input') return 'user';
  return plain === 'output' ? 'assistant' : (knownSpeaker(plain) ?? 'other');
}

function isTalk(turns: readonly Turn[]): boolean {
  return ['user', 'assistant'].every((speaker) => turns.some((turn) => turn.speaker === speaker));
}

/** Llama 2's and Mistral's: `<s>[INST] <<SYS>>…<</SYS>> question [/INST] answer </s>`. */
function instTurns(text: string): Turn[] | undefined {
  if (!/^\s*(?:<s>)?\s*\[INST\]/.test(text)) return undefined;
  const turns = [...text.matchAll(/\[INST\]([^]*?)\[\/INST\]([^]*?)(?=(?:<s>)?\s*\[INST\]|$)/g)].flatMap(
    ([, asked = '', answered = '']) => {
      const [, system = '', question = asked] = /^\s*<<SYS>>([^]*?)<<\/SYS>>([^]*)$/.exec(asked) ?? [];
      return [
        ...(system.trim() === '' ? [] : [spoken('other', { text: system.trim() })]),
        spoken('user', { text: question.trim() }),
        spoken('assistant', { text: answered.replace(ends, '').trim() }),
      ];
    },
  );
  return isTalk(turns) ? turns : undefined;
}
