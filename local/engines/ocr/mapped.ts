/** What becomes of each item, in their order, so many of them being worked on at once. */
export async function mapped<T, R>(items: T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const left = items.entries();
  const hand = async () => {
    for (const [index, item] of left) done[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  return done;
}
