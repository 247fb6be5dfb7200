import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { matrix, Tally } from './seeds/matrix.ts';

describe('npm run chaos', () => {
  test('does everything that needs no whole cloud when nothing is named', () => {
    const { killPoints, mutations, races, seeds, uploads, redrive } = readOptions([], undefined);
    expect({ killPoints, mutations, races, uploads, redrive }).toEqual({
      killPoints: true,
      mutations: true,
      races: true,
      uploads: 0,
      redrive: 0,
    });
    expect(seeds).toHaveLength(50);
  });

  test('does only what is named', () => {
    const { killPoints, mutations, races, seeds } = readOptions(['--seeds', '3'], undefined);
    expect({ killPoints, mutations, races, seeds }).toEqual({
      killPoints: false,
      mutations: false,
      races: false,
      seeds: [1, 2, 3],
    });
  });

  test('begins its stories where it is told to', () => {
    expect(readOptions(['--seeds', '2', '--from', '40'], undefined).seeds).toEqual([40, 41]);
  });

  test('tells one seed again, named by an option or by SEED', () => {
    expect(readOptions(['--seed', '7'], undefined)).toMatchObject({ seeds: [7], single: true, killPoints: false });
    expect(readOptions([], '7')).toMatchObject({ seeds: [7], single: true, killPoints: false });
  });

  test('says what is wrong with a number', () => {
    expect(() => readOptions(['--seeds', 'many'], undefined)).toThrow(
      '--seeds takes a whole number from 0, not "many".',
    );
  });
});

describe('the table of faults', () => {
  test('has every number once, and a reason for each that cannot fire yet', () => {
    expect(matrix.map(({ number }) => number)).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
    expect(matrix.filter(({ absent }) => absent).map(({ number }) => number)).toEqual([41]);
  });

  test('names the faults that never fired', () => {
    const tally = new Tally();
    for (const { number } of matrix.slice(2)) tally.fire(number);
    expect(tally.missing.map(({ number }) => number)).toEqual([1, 2]);
  });
});
