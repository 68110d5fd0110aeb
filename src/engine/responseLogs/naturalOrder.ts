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
      const order = numberOrder(one.slice(left, leftEnd), other.slice(right, rightEnd));
      if (order !== 0) return order;
      [left, right] = [leftEnd, rightEnd];
    } else if (one[left] !== other[right]) return one.charCodeAt(left) - other.charCodeAt(right);
    else [left, right] = [left + 1, right + 1];
  }
  return one.length - left - (other.length - right) || plainOrder(one, other);
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) >= zero && text.charCodeAt(at) <= nine) at++;
  return at;
}

function numberOrder(one: string, other: string): number {
  const left = one.replace(/^0+(?=.)/, '');
  const right = other.replace(/^0+(?=.)/, '');
  return left.length - right.length || plainOrder(left, right);
}

function plainOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
