/** A question that is asked again and again: only the answer to the latest counts. */
export class Latest {
  private asked = 0;

  /** Takes the answer when it comes, undefined where there is none; nothing where the question was asked again or forgotten meanwhile. */
  ask<T>(answer: Promise<T | undefined>, take: (answer: T | undefined) => void): void {
    const asked = ++this.asked;
    const takeLatest = (value: T | undefined): void => {
      if (asked === this.asked) take(value);
    };
    answer.then(takeLatest, () => takeLatest(undefined));
  }

  /** What was asked is not wanted any more. */
  forget(): void {
    this.asked++;
  }
}
