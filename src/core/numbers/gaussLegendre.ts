/** Nodes and weights on 0 to 1 of the Gauss–Legendre rule: exact for polynomials of degree 2 × `count` − 1 (Press et al. 2007, 4.6.1). */
export function gaussLegendre(count: number): readonly { readonly at: number; readonly weight: number }[] {
  return Array.from({ length: count }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      const [value, derivative] = legendre(count, x);
      slope = derivative;
      x -= value / slope;
      if (Math.abs(value / slope) < 1e-15) break;
    }
    return { at: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}

/** The Legendre polynomial of a degree and its derivative. */
function legendre(degree: number, x: number): [number, number] {
  let [before, value] = [0, 1];
  for (let n = 1; n <= degree; n++)
    [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return [value, (degree * (x * value - before)) / (x * x - 1)];
}
