export async function uploadUnderFaults(_n: number, _say: (line: string) => void) {
  return { figures: {}, broken: [] as string[] };
}
