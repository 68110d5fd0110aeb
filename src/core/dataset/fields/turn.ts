import { isFields, type Fields } from '../reading/record';
import { withoutMedia } from './media';
import type { Speaker } from './speaker';
import { thoughtIn } from './thinking';

/** One turn of a conversation. */
export interface Turn {
  readonly speaker: Speaker;
  readonly text: string;
  /** What was thought before it was said. */
  readonly thinking?: string;
  /** How many images, sounds and files it has. */
  readonly attachments?: number;
}

const contents = ['content', 'value', 'text', 'parts', 'contents', 'utterance', 'message'] as const;
const calls = ['tool_calls', 'function_call'] as const;
const thoughts = ['reasoning_content', 'reasoning', 'thinking', 'thought'] as const;

/** The name of the speaker that an object is a turn of; undefined where it is none. */
export function speakerNameOf(value: unknown): string | undefined {
  if (!isFields(value)) return undefined;
  const author = value['author'];
  const name =
    value['role'] ?? value['from'] ?? value['speaker'] ?? (isFields(author) ? author['role'] : author);
  const holds = [...contents, ...calls].some((one) => Object.hasOwn(value, one));
  return typeof name === 'string' && holds ? name : undefined;
}

/** The turn of this speaker that an object holds. */
export function turnOf(fields: Fields, speaker: Speaker): Turn {
  const own = partsOf(contents.map((name) => fields[name]).find((value) => value != null));
  const called = own.text === '' ? calls.map((name) => callText(fields[name])).join('') : '';
  const apart = thoughts
    .map((name) => fields[name])
    .find((value) => typeof value === 'string' && value !== '');
  return spoken(speaker, {
    ...own,
    text: own.text || called,
    thinking: [typeof apart === 'string' ? apart : '', own.thinking].filter(Boolean).join('\n'),
  });
}

/** A turn of this speaker; what an assistant thinks before it speaks is taken out of its text. */
export function spoken(
  speaker: Speaker,
  { text, thinking = '', attachments = 0 }: Omit<Turn, 'speaker'>,
): Turn {
  const { said, thinking: within } = speaker === 'assistant' ? thoughtIn(text) : { said: text, thinking: '' };
  const thought = [thinking, within].filter(Boolean).join('\n');
  return {
    speaker,
    text: said,
    ...(thought && { thinking: thought }),
    ...(attachments > 0 && { attachments }),
  };
}

interface Parts {
  readonly text: string;
  readonly thinking: string;
  readonly attachments: number;
}

const nothing: Parts = { text: '', thinking: '', attachments: 0 };

function partsOf(content: unknown): Parts {
  if (Array.isArray(content)) {
    const parts = content.map(partOf);
    const joined = (name: 'text' | 'thinking'): string =>
      parts
        .map((part) => part[name])
        .filter(Boolean)
        .join('\n');
    const attachments = parts.reduce((sum, part) => sum + part.attachments, 0);
    return { text: joined('text'), thinking: joined('thinking'), attachments };
  }
  if (typeof content === 'string') return { ...nothing, ...withoutMedia(content, false) };
  if (isFields(content) && Array.isArray(content['parts'])) return partsOf(content['parts']);
  return content == null ? nothing : { ...nothing, text: JSON.stringify(content) };
}

/** What one part of a content is: words, thinking, the call of a tool, or an image or a sound, which has no words. */
function partOf(part: unknown): Parts {
  if (typeof part === 'string') return partsOf(part);
  if (!isFields(part)) return nothing;
  const { type, thinking, reasoning } = part;
  const thought =
    thinking ??
    (type === 'reasoning' ? (reasoning ?? part['text'] ?? part['value'] ?? part['content']) : undefined);
  if (typeof thought === 'string') return { ...nothing, thinking: thought };
  const call = type === 'tool_use' ? { name: part['name'], input: part['input'] } : part['functionCall'];
  if (isFields(call)) return { ...nothing, text: JSON.stringify(call) };
  const text = part['text'] ?? part['value'] ?? part['content'] ?? part['function'];
  if (Array.isArray(text)) return partsOf(text);
  if (typeof text === 'string') return partsOf(text);
  return text == null ? { ...nothing, attachments: 1 } : { ...nothing, text: JSON.stringify(text) };
}

function callText(call: unknown): string {
  if (call == null) return '';
  return partsOf(Array.isArray(call) ? call : JSON.stringify(call)).text;
}
