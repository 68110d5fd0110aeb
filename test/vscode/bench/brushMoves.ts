/** Runs in the panel: drags a brush to and fro, and takes how long each move keeps the page busy, its drawing included: in milliseconds, sorted. */
export async function brushMoves(label: string): Promise<number[]> {
  const brush = document.querySelector<HTMLElement>(`[aria-label="${label}"]`)!;
  const { left, top, width, height } = brush.getBoundingClientRect();
  const point = (type: string, share: number): boolean =>
    brush.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        button: 0,
        buttons: 1,
        clientX: left + share * width,
        clientY: top + height / 2,
      }),
    );
  brush.setPointerCapture = () => undefined;
  point('pointerdown', 0.2);
  const taken: number[] = [];
  for (let move = 0; move < 80; move++) {
    let frameStart = 0;
    requestAnimationFrame(() => (frameStart = performance.now()));
    const before = performance.now();
    point('pointermove', 0.25 + 0.6 * Math.abs(Math.sin(move / 7)));
    const handled = performance.now() - before;
    // What the move has planned for the next frame runs between these two.
    const drawn = await new Promise<number>((resolve) => {
      requestAnimationFrame(() => resolve(performance.now() - frameStart));
    });
    taken.push(handled + drawn);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  point('pointerup', 0.5);
  return taken.sort((one, other) => one - other);
}
