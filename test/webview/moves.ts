/** Runs in the panel: drags a brush over a histogram, and takes how long each frame is busy with it, its layout included: in milliseconds, sorted. */
export async function brushFrames(): Promise<number[]> {
  const durations: number[] = [];
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) =>
    frame((time) => {
      const start = performance.now();
      draw(time);
      document.body.getBoundingClientRect();
      durations.push(performance.now() - start);
    });
  const brush = document.querySelectorAll('.brush')[4]!;
  const { left, top, width } = brush.getBoundingClientRect();
  const send = (type: string, share: number): boolean =>
    brush.dispatchEvent(
      new PointerEvent(type, { clientX: left + share * width, clientY: top + 5, pointerId: 1 }),
    );
  brush.setPointerCapture = () => undefined;
  send('pointerdown', 0.1);
  for (let at = 0; at < 60; at++) {
    send('pointermove', 0.1 + (0.8 * at) / 60);
    await new Promise((done) => frame(done));
  }
  return durations.sort((one, other) => one - other);
}

/**
 * Runs in the panel's responses: shows a made calibration of 100,000 items and 5,000 respondents, and takes how long the page is busy
 * with hovering, clicking, keys, scrolling and painting: the median of each, in milliseconds.
 */
export async function responseMoves(): Promise<
  Record<'paint' | 'hover' | 'click' | 'key' | 'scroll', number>
> {
  const { harness } = window as unknown as {
    harness: { showMadeReport(items: number, people: number): Promise<unknown> };
  };
  const timed = (act: () => void): number => {
    const start = performance.now();
    act();
    document.body.getBoundingClientRect();
    return performance.now() - start;
  };
  const middle = (all: number[]): number =>
    all.sort((one, other) => one - other)[Math.floor(all.length / 2)]!;
  const sixty = (act: (at: number) => void): number =>
    middle(Array.from({ length: 60 }, (_, at) => timed(() => act(at))));
  await harness.showMadeReport(100_000, 5000);
  await new Promise((done) => setTimeout(done, 300));
  const field = document.querySelector('.scatter-field')!;
  const { left, top, width, height } = field.getBoundingClientRect();
  const point = (type: string, at: number): void => {
    const where = { clientX: left + (width * (at + 1)) / 62, clientY: top + 0.7 * height, bubbles: true };
    field.dispatchEvent(new PointerEvent(type, where));
  };
  const key = (name: string): boolean =>
    document.querySelector('.item-list')!.dispatchEvent(new KeyboardEvent('keydown', { key: name }));
  const people = document.querySelector('.respondent-body')!;
  const scroll = (at: number): void => {
    people.scrollTop = at * 700;
    people.dispatchEvent(new Event('scroll'));
  };
  const paint = async (): Promise<number> => {
    const start = performance.now();
    document.body.classList.toggle('again');
    await Promise.resolve();
    document.querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, 1, 1);
    return performance.now() - start;
  };
  const paints = [];
  for (let at = 0; at < 15; at++) paints.push(await paint());
  return {
    paint: middle(paints),
    hover: sixty((at) => point('pointermove', at)),
    click: sixty((at) => point('click', at)),
    key: sixty(() => key('ArrowDown')),
    scroll: sixty(scroll),
  };
}
