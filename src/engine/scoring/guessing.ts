import type { Example } from '../../core/dataset/example';

/** What guessing comes to: among the choices of a question, or by how often each label occurs. */
export class Guessing {
  private choices = { logs: 0, shares: 0, count: 0 };
  private readonly labels = new Map<string, number>();

  add({ choices, gold, label }: Example): void {
    if (gold >= 0) {
      this.choices.logs += Math.log(choices.length);
      this.choices.shares += 1 / choices.length;
      this.choices.count++;
    } else if (label !== '') this.labels.set(label, (this.labels.get(label) ?? 0) + 1);
  }

  /** The labels in the order of the numbers that heads give them; none where choices are told apart. */
  get names(): readonly string[] {
    return this.choices.count > 0 ? [] : [...this.labels.keys()].sort();
  }

  /** The mean loss in nats. */
  loss(): number {
    if (this.choices.count > 0) return this.choices.logs / this.choices.count;
    const shares = this.shares();
    return shares.reduce((sum, share) => sum - share * Math.log(share), 0);
  }

  /** The share that is guessed right: one in so many choices, or the commonest label every time. */
  right(): number {
    if (this.choices.count > 0) return this.choices.shares / this.choices.count;
    return this.shares().reduce((most, share) => Math.max(most, share), 0);
  }

  private shares(): number[] {
    const counts = [...this.labels.values()];
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  }
}
