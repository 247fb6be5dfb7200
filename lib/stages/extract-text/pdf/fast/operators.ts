const counted = {
  0: 'q Q BT ET T* h n S s f F f* B B* b b* W W* EMC BX EX',
  1: "w J j M ri i gs Tc Tw Tz TL Tr Ts Tj TJ ' Do sh CS cs G g MP BMC",
  2: 'd Td TD Tf DP BDC m l d0',
  3: '" RG rg',
  4: 're v y K k',
  6: 'cm c Tm d1',
  // Colours take as many operands as their space has parts.
  any: 'SC SCN sc scn',
};

/** How many operands each operator takes; one that is not here makes a page doubtful. */
export const operandCounts = new Map<string, number | 'any'>(
  Object.entries(counted).flatMap(([count, names]) =>
    names.split(' ').map((name): [string, number | 'any'] => [name, count === 'any' ? count : Number(count)]),
  ),
);
