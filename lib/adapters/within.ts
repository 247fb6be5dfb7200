/** What a call answers, if it does within so many milliseconds; rejects with the sentence otherwise, and lets the call go on. */
export async function within<T>(ms: number, call: Promise<T>, late = `no answer within ${ms} ms`): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late)), ms);
  });
  return Promise.race([call, end]).finally(() => clearTimeout(timer));
}
