const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** log Γ(x) for x > 0 (Lanczos 1964, g = 7, nine terms); below ½ by Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const t = x + 6.5;
  const sum = lanczos.reduce((total, term, at) => total + term / (x + at), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** From here on the asymptotic series below are exact to the last digits. */
const asymptotic = 10;

/** ψ(x), the derivative of log Γ, for x > 0 (Abramowitz & Stegun 1964, 6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  if (x < asymptotic) return digamma(x + 1) - 1 / x;
  const w = 1 / (x * x);
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132)))));
  return Math.log(x) - 0.5 / x - series;
}

/** ψ′(x), for x > 0 (the same, 6.4.6 and 6.4.12). */
export function trigamma(x: number): number {
  if (x < asymptotic) return trigamma(x + 1) + 1 / (x * x);
  const w = 1 / (x * x);
  const series = w * (1 / 6 - w * (1 / 30 - w * (1 / 42 - w * (1 / 30 - w * (5 / 66)))));
  return (1 + 0.5 / x + series) / x;
}
