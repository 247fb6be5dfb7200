export interface Fault {
  number: number;
  name: string;
  /** Why it cannot fire yet. */
  absent?: string;
}

const names: [number, string, string?][] = [
  [1, 'publish fails after the commit'],
  [2, 'publish was taken, its answer lost'],
  [3, 'publish refused: daily quota'],
  [4, 'crash between commit and publish'],
  [5, 'one message twice, one after the other'],
  [6, 'one message five times at once'],
  [7, 'delivered again after its end'],
  [8, 'messages out of order'],
  [9, 'worker killed in the middle'],
  [10, 'worker asleep past its lease, then awake'],
  [11, 'lease ends under healthy, slow work'],
  [12, 'storage does not answer a read'],
  [13, 'storage gives wrong bytes'],
  [14, 'the object is gone'],
  [15, 'an upload is abandoned'],
  [16, 'bytes stored, the commit fails'],
  [17, 'Redis refuses, hangs, fails'],
  [18, 'Redis loses its keys'],
  [19, 'serialization failure or deadlock'],
  [20, 'the database is away'],
  [21, 'a commit whose answer is lost'],
  [22, 'mail refused: rate limit'],
  [23, 'mail vendor fails before taking it'],
  [24, 'mail was taken, its answer lost'],
  [25, 'mail refused for good'],
  [26, 'mail events twice, shuffled, late, unknown'],
  [27, 'cron twice at once'],
  [28, 'no cron for three days'],
  [29, 'daylight saving, changed time zones'],
  [30, 'clocks that disagree by a minute or an hour'],
  [31, 'signing keys rotated, once and twice'],
  [32, 'token keys rotated, unknown or away'],
  [33, 'a document that kills every reader'],
  [34, 'reprocess while it is processed'],
  [35, 'double click'],
  [36, 'deleted while it is processed'],
  [37, 'mails switched off before one is sent'],
  [38, 'a message of a newer deployment'],
  [39, 'dead letters past their retention'],
  [40, 'published again within ten minutes'],
  [41, 'sockets lost', 'sockets are cut on the running cloud, by the tests of the product'],
  [42, 'two sweeps and a delivery at once'],
  [43, 'a burst of uploads'],
  [44, 'more left undone than one page of a sweep'],
];

/** The faults that we can name, by their numbers. */
export const matrix: readonly Fault[] = names.map(([number, name, absent]) => ({
  number,
  name,
  ...(absent && { absent }),
}));

/** How often each fault fired, and in how many of these stories everything was kept. */
export class Tally {
  readonly fired = new Map<number, number>();
  readonly overcome = new Map<number, number>();

  fire(number: number): void {
    this.fired.set(number, (this.fired.get(number) ?? 0) + 1);
  }

  /** Adds the tally of one story; a kept story has overcome all that befell it. */
  add(story: Tally, kept: boolean): void {
    for (const [number, times] of story.fired) {
      this.fired.set(number, (this.fired.get(number) ?? 0) + times);
      if (kept) this.overcome.set(number, (this.overcome.get(number) ?? 0) + times);
    }
  }

  /** The faults that can fire and never did. */
  get missing(): Fault[] {
    return matrix.filter(({ number, absent }) => !absent && !this.fired.get(number));
  }
}
