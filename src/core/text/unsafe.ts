/**
 * Characters that do something to a terminal or to the order of a line instead of being shown: control characters but
 * for line breaks and tabs, the controls of bidirectional text, further line separators, and halves of characters.
 */
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every such character made visible, one character for one: "␛" for Escape, "�" for what has no picture. */
export function visible(text: string): string {
  return text.replace(unsafe, (one) => {
    const code = one.charCodeAt(0);
    if (code === 0x7f) return '\u2421';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** JSON that means the same and holds no such character: each is written as its number. */
export function escaped(json: string): string {
  return json.replace(unsafe, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
