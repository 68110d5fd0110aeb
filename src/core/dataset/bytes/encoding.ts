import { byteOrderMark, decodeUtf8 } from './bytes';
import { decoded } from './decode';

/** How the bytes of a file are text, and whether the file says so itself. */
export interface Encoding {
  /** As `TextDecoder` and `--encoding` take it. */
  readonly name: string;
  /** As people name it. */
  readonly title: string;
  readonly isSaid: boolean;
  /** A piece of the text beyond ASCII as it reads in that encoding; empty where there is none. */
  readonly example: string;
}

/** A way in which text was written before UTF-8, and which of its characters beyond ASCII such text is mostly made of. */
interface Known {
  readonly name: string;
  readonly title: string;
  readonly common: RegExp;
  readonly possible: RegExp;
}

/** Letters and signs of western European text: beside a Latin letter, or words of one letter. */
const latin =
  /(?<=[A-Za-zÀ-ÿ])[àâäáãåæçèéêëìíîïñòóôöõøùúûüýÿßœ]|[àâäáãåæçèéêëìíîïñòóôöõøùúûüýÿœ](?=[A-Za-z])|(?<![A-Za-zÀ-ÿ])[àâéèêóòôöåæø](?![A-Za-zÀ-ÿ])|(?<![a-zà-ÿ])[ÄÖÜÉÈÊÀÂÎÔÇÑÅØŒÁÍÓÚ]|[œ“”‘’‚„–—…«»¿¡°·•]|(?<![A-Za-zÀ-ÿ])[€£§](?![A-Za-zÀ-ÿ])/uy;
/** Letters of central European text: beside a Latin letter, or a Polish word of one letter. */
const central =
  /(?<=[A-Za-zÀ-ž])[ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțşţľĺŕôäöüßđ]|[ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțşţľôäöüđ](?=[A-Za-zÀ-ž])|(?<![a-zà-ž])[ŁŚŻŹĆČŘŠŽÁÉÍÓÚĎŤŇŐŰŞŢĂÎĄĘŃÖÜÄ](?=[A-Za-zÀ-ž]|\b)|[„”–—…]/uy;
const knownEncodings: readonly Known[] = [
  {
    name: 'gb18030',
    title: 'GBK (GB 18030)',
    common:
      /[的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长问题答案难度几等什么多少加]/uy,
    possible: /[一-鿿、。？！，：；“”（）《》]/uy,
  },
  {
    name: 'shift_jis',
    title: 'Shift-JIS',
    common: /[ぁ-んァ-ヶー]/uy,
    possible: /[一-鿿ぁ-んァ-ヶー、。？！「」・％（）０-９Ａ-Ｚａ-ｚ]/uy,
  },
  {
    name: 'euc-jp',
    title: 'EUC-JP',
    common: /[ぁ-んァ-ヶー]/uy,
    possible: /[一-鿿ぁ-んァ-ヶー、。？！「」・％（）０-９Ａ-Ｚａ-ｚ]/uy,
  },
  {
    name: 'euc-kr',
    title: 'EUC-KR',
    common: /[이다의는을를에가은로한고하기지사인도서나시어자수대리어요니까습무엇입]/uy,
    possible: /[가-힣]/uy,
  },
  {
    name: 'big5',
    title: 'Big5',
    common:
      /[的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手用主行方又如前所本見經頭面公同三已老從動兩長問題答案難度幾等什]/uy,
    possible: /[一-鿿、。？！，：；「」（）]/uy,
  },
  {
    name: 'windows-1251',
    title: 'Windows-1251',
    common: /(?<![а-яё])[А-ЯЁ]?[а-яё]|(?<=[а-яё])[а-яё]/uy,
    possible: /(?<![A-Za-z])[а-яёА-ЯЁіїєґІЇЄҐ«»–—№…“”„](?![A-Za-z])/uy,
  },
  {
    name: 'koi8-r',
    title: 'KOI8-R',
    common: /(?<![а-яё])[А-ЯЁ]?[а-яё]|(?<=[а-яё])[а-яё]/uy,
    possible: /(?<![A-Za-z])[а-яёА-ЯЁ](?![A-Za-z])/uy,
  },
  {
    name: 'windows-1253',
    title: 'Windows-1253',
    common: /[α-ωάέήίόύώς]/uy,
    possible: /(?<![A-Za-z])[Α-Ωα-ωάέήίόύώςΆΈΉΊΌΎΏ«»–—](?![A-Za-z])/uy,
  },
  {
    name: 'windows-1255',
    title: 'Windows-1255',
    common: /[א-ת]/uy,
    possible: /(?<![A-Za-z])[א-ת–—“”](?![A-Za-z])/uy,
  },
  {
    name: 'windows-1256',
    title: 'Windows-1256',
    common: /[ء-ي]/uy,
    possible: /(?<![A-Za-z])[ء-ي،؟؛پچژگ–—](?![A-Za-z])/uy,
  },
  { name: 'windows-1252', title: 'Windows-1252', common: latin, possible: latin },
  { name: 'windows-1250', title: 'Windows-1250', common: central, possible: central },
  { name: 'iso-8859-2', title: 'ISO 8859-2 (Latin 2)', common: central, possible: central },
  { name: 'macintosh', title: 'Mac Roman', common: latin, possible: latin },
];

/** The encodings that a file may be read in, with what people call them. */
export const encodings: readonly Pick<Encoding, 'name' | 'title'>[] = [
  { name: 'utf-8', title: 'UTF-8' },
  { name: 'utf-16le', title: 'UTF-16 LE' },
  { name: 'utf-16be', title: 'UTF-16 BE' },
  ...knownEncodings.map(({ name, title }) => ({ name, title })),
];

/** A share of the bytes that must be zero in every other place, and of characters that must fit. */
const mostlyZero = 0.4;
const someZero = 0.04;
const seldomZero = 0.05;
const fitting = 0.9;
/** Of text in many characters some are common; of text in an alphabet most letters are. */
const leastCommon = { many: 0.1, alphabet: 0.6 };
/** The fewest characters beyond ASCII that tell anything. */
const fewest = 4;
const longestExample = 20;

/**
 * How a file that begins with these bytes is encoded; undefined where it is UTF-8, or cannot be told. Single-byte
 * encodings are told by which letters stand beside each other: a guess that must be confirmed.
 */
export function encodingOf(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return utf16('utf-16le', true, head);
  if (head[0] === 0xfe && head[1] === 0xff) return utf16('utf-16be', true, head);
  if (byteOrderMark(head) > 0) return undefined;
  const order = zeroOrder(head);
  if (order) return utf16(order, false, head);
  return isUtf8(head) ? undefined : guess(head);
}

function utf16(name: 'utf-16le' | 'utf-16be', isSaid: boolean, head: Uint8Array): Encoding {
  const even = head.subarray(0, head.length - (head.length % 2));
  return { name, title: 'UTF-16', isSaid, example: exampleIn(new TextDecoder(name).decode(even)) };
}

/** UTF-16 by its zero bytes: of text that is mostly ASCII every other byte is one, of any other that of each blank and line ending. */
function zeroOrder(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < 2 * pairs; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const [least, most] = [Math.min(odd, even), Math.max(odd, even)];
  if (most < fewest || most / pairs < someZero || least > seldomZero * most) return undefined;
  const name = odd > even ? 'utf-16le' : 'utf-16be';
  return most / pairs > mostlyZero || isText(new TextDecoder(name).decode(head.subarray(0, 2 * pairs)))
    ? name
    : undefined;
}

/** Whether hardly a character is none that texts hold: of a control, unassigned, or half of a pair. */
function isText(text: string): boolean {
  const wrong = text.match(/[\p{Cn}\p{Co}\p{Cs}\ufffd\0-\x08\x0e-\x1f]/gu)?.length ?? 0;
  return wrong <= 0.01 * text.length;
}

/** Whether it is UTF-8, a character that is cut off at the end left out. */
function isUtf8(head: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut++)
    if (decodeUtf8(head.subarray(0, head.length - cut)) !== undefined) return true;
  return false;
}

function guess(head: Uint8Array): Encoding | undefined {
  const ranked = knownEncodings
    .map((known) => ({ known, ...fitOf(known, head) }))
    .filter(({ known, fit, common, count }) => {
      const least = /^(?:windows|koi|iso|mac)/.test(known.name) ? leastCommon.alphabet : leastCommon.many;
      return fit >= fitting && common >= least && count >= fewest;
    })
    .sort((one, other) => other.common - one.common);
  const [best] = ranked;
  return (
    best && {
      name: best.known.name,
      title: best.known.title,
      isSaid: false,
      example: best.example,
    }
  );
}

function fitOf(
  { name, common, possible }: Known,
  head: Uint8Array,
): { fit: number; common: number; count: number; example: string } {
  const text = decoded(head, name);
  const beyond = [...text.matchAll(/[^\p{ASCII}]/gu)].slice(0, mostLooked);
  const share = (test: RegExp): number =>
    beyond.filter(({ index }) => {
      test.lastIndex = index;
      return test.test(text);
    }).length / beyond.length;
  return { fit: share(possible), common: share(common), count: beyond.length, example: exampleIn(text) };
}

const mostLooked = 2000;

function exampleIn(text: string): string {
  const found = /\p{L}*[^\p{ASCII}\ufeff][^\n\r\t,;"]*/u.exec(text)?.[0] ?? '';
  return [...found].slice(0, longestExample).join('').trim();
}
