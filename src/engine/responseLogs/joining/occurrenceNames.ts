/** Names for records by content: those that are the same are numbered in their order, "…", "…/2", "…/3". */
export class OccurrenceNames {
  private readonly seen = new Map<string, number>();

  /** The name of the next record with this id. */
  next(id: string): string {
    const before = this.seen.get(id) ?? 0;
    this.seen.set(id, before + 1);
    return before === 0 ? id : `${id}/${before + 1}`;
  }
}
