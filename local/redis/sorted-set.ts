export interface Scored {
  member: string;
  score: number;
}

/** Members with scores, kept in Redis' order: by score, then by the members' bytes. */
export class SortedSet {
  private readonly scores = new Map<string, number>();
  private readonly ordered: Scored[] = [];

  get size(): number {
    return this.scores.size;
  }

  score(member: string): number | undefined {
    return this.scores.get(member);
  }

  /** The position from the low end, or null when there is no such member. */
  rank(member: string): number | null {
    const score = this.scores.get(member);
    return score === undefined ? null : this.position(member, score);
  }

  /** All members in ascending order; a copy, so that the caller may remove while walking. */
  ascending(): Scored[] {
    return [...this.ordered];
  }

  set(member: string, score: number): void {
    this.delete(member);
    this.scores.set(member, score);
    this.ordered.splice(this.position(member, score), 0, { member, score });
  }

  delete(member: string): boolean {
    const position = this.rank(member);
    if (position === null) return false;
    this.ordered.splice(position, 1);
    return this.scores.delete(member);
  }

  private position(member: string, score: number): number {
    let low = 0;
    let high = this.ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.ordered[middle] as Scored;
      if (at.score < score || (at.score === score && at.member < member)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
