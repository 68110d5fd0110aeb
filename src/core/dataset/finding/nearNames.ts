import { plainName } from '../fields/plainName';
import type { FieldProfile } from '../fields/profile';

/** The last part of a path that only says that a text or a value stands there. */
const bearer = /^(?:text|value|content|string|body|raw|0)$/;
/** A name that says that what it names is wrong. */
export const wrongName = /(?:^|_)(?:wrong|incorrect|false|bad|rejected|worse|negative|not)(?:_|$)/;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}$/u;

/**
 * Whether a field's name comes near to another one, so that it is probably meant: `Answer (correct)` and `data.answer.value` to
 * "answer", 参考答案 to 答案. What is put to it must not turn it round.
 */
export function isNearName({ path }: FieldProfile, name: string): boolean {
  const parts = path.split('.').map((part) => part.trim());
  while (parts.length > 1 && bearer.test(plainName(parts.at(-1)!))) parts.pop();
  const last = parts.at(-1)!;
  const head = plainName(/^[^([,;:/]*/.exec(last)![0]);
  if (head === name) return !wrongName.test(plainName(last.slice(head.length)));
  return (
    unspaced.test(name) &&
    unspaced.test(head) &&
    (head.endsWith(name) || head.startsWith(name)) &&
    !/^[错錯误誤非]/u.test(head)
  );
}
