import type { Fields } from '../reading/record';
import { remembering } from './remembering';

const inline = /!?\[[^\]\n]*\]\(data:[^)]*\)|data:[\w.+-]+\/[\w.+-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=_-]*/g;
const placeholder =
  /<\/?(?:image|img|audio|video|speech)(?:_?\d+)?>[ \t]*\n?|<\|(?:image|audio|video)(?:_pad|_\d+)?\|>[ \t]*\n?/g;
const mediaField =
  /^(?:images?|image_?(?:path|url|file|b64|base64|data)s?|audios?|audio_?(?:path|url|file)s?|videos?|video_?(?:path|url|file)s?|pixel_values)$/i;
/** Letters of both cases and digits: a long word, or the letters of a gene, is none. */
const encoded = /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[A-Za-z0-9+/_-]{200,}={0,2}$/;

/** What stands in a text besides words: how many images, sounds or films, and the text without them. */
export interface Seen {
  readonly text: string;
  readonly attachments: number;
}

/** A text without the data of its attachments; `placed`: it has placeholders such as `<image>` for those of other fields. */
export function withoutMedia(text: string, placed: boolean): Seen {
  let attachments = 0;
  const dropped = (): string => {
    attachments++;
    return '';
  };
  if (isEncoded(text)) return { text: '', attachments: 1 };
  const worded = text.includes(';base64,') ? text.replace(inline, dropped) : text;
  const rest = placed && worded.includes('<') ? worded.replace(placeholder, dropped) : worded;
  return { text: rest, attachments };
}

/** Whether a text is the data of a file, not words. */
export function isEncoded(text: string): boolean {
  return (text.startsWith('data:') && /^data:[^,\s]*;base64,/.test(text)) || encoded.test(text);
}

/** Whether a field holds images, sounds or films by its name. */
export const isMediaName = remembering((name) => mediaField.test(name));

/** How many images, sounds and films the fields of a record name or hold; undefined where it has no such field. */
export function mediaOf(fields: Fields): number | undefined {
  const values = Object.keys(fields)
    .filter(isMediaName)
    .map((name) => fields[name])
    .filter((value) => value != null && value !== '');
  return values.length === 0
    ? undefined
    : values.reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
}
