const nine = 0x39;
const zero = 0x30;

/** The order of two names, numbers in them by their value: `q2` before `q10`. The same on every machine. */
export function naturalOrder(one: string, other: string): number {
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const leftEnd = digitsEnd(one, left);
    const rightEnd = digitsEnd(other, right);
    if (leftEnd > left && rightEnd > right) {
      const order = numberOrder(one, left, leftEnd, other, right, rightEnd);
      if (order !== 0) return order;
      [left, right] = [leftEnd, rightEnd];
    } else {
      const order = one.charCodeAt(left++) - other.charCodeAt(right++);
      if (order !== 0) return order;
    }
  }
  return one.length - left - (other.length - right) || plainOrder(one, other);
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) >= zero && text.charCodeAt(at) <= nine) at++;
  return at;
}

/** The order of two runs of digits, however long, by their value. */
function numberOrder(
  one: string,
  left: number,
  leftEnd: number,
  other: string,
  right: number,
  rightEnd: number,
): number {
  let at = firstDigit(one, left, leftEnd);
  let otherAt = firstDigit(other, right, rightEnd);
  const longer = leftEnd - at - (rightEnd - otherAt);
  if (longer !== 0) return longer;
  for (; at < leftEnd; at++, otherAt++) {
    const order = one.charCodeAt(at) - other.charCodeAt(otherAt);
    if (order !== 0) return order;
  }
  return 0;
}

/** The first digit that is no leading zero; the last where all are zeros. */
function firstDigit(text: string, from: number, end: number): number {
  let at = from;
  while (at < end - 1 && text.charCodeAt(at) === zero) at++;
  return at;
}

function plainOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
