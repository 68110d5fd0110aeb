/** A longer text is no final answer. */
const longest = 80;

/**
 * The final answer in what a try wrote, as it is compared: in \boxed{}, after ####, in <answer> tags, or after "answer is"; else the
 * whole, where that is short and no sentence around the key: what such a sentence answers is not known.
 */
export function finalAnswer(text: string, key = ''): string {
  const whole = text.trim();
  const found =
    boxed(whole) ??
    last(whole, /####[ \t]*([^\n]+)/g) ??
    last(whole, /<answer>([^]*?)<\/answer>/gi) ??
    last(whole, /\banswer(?: is|:)[ \t]*(?:\*\*)?([^\n]+?)(?:\*\*)?\.?(?:\n|$)/gi);
  return plainAnswer(found ?? (whole.includes('\n') || mentions(whole, key) ? '' : whole));
}

/** An answer as it is compared: numbers as numbers, capitals, spaces and marks around it folded; empty for what is no short answer. */
export function plainAnswer(given: string): string {
  const text = given
    .normalize('NFKC')
    .trim()
    .replace(/^\$+|\$+$|^\\\(|\\\)$/g, '')
    .replace(/\\(?:text|mathrm|textbf)\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:left|right|!|,|;)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.。]+$/, '')
    .trim()
    .toLowerCase();
  if (text.length > longest) return '';
  const bare = text.replace(/^[$£€]\s?/, '').replace(/(\d),(?=\d{3}\b)/g, '$1');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(bare) ? String(Number(bare) + 0) : text.replace(/ /g, '');
}

/** Whether a text says the key among other words. */
function mentions(text: string, key: string): boolean {
  const [said, asked] = [text, key].map((one) =>
    one
      .trim()
      .replace(/(\d),(?=\d{3}\b)/g, '$1')
      .toLowerCase(),
  );
  if (asked === '' || said === asked) return false;
  const isApart = (neighbour: string | undefined): boolean => !neighbour || !/[\p{L}\p{N}]/u.test(neighbour);
  for (let at = said!.indexOf(asked!); at >= 0; at = said!.indexOf(asked!, at + 1))
    if (isApart(said![at - 1]) && isApart(said![at + asked!.length])) return true;
  return false;
}

function last(text: string, pattern: RegExp): string | undefined {
  return [...text.matchAll(pattern)].at(-1)?.[1];
}

/** What the last \boxed{} holds, braces within it matched. */
function boxed(text: string): string | undefined {
  const start = text.lastIndexOf('\\boxed{');
  if (start < 0) return undefined;
  const from = start + '\\boxed{'.length;
  for (let at = from, depth = 1; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return text.slice(from, at);
  }
  return undefined;
}
