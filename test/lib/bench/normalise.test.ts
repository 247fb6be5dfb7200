import { expect, test } from 'vitest';
import { amount, companyName, companyNames, identifier, isoDate, place, plain } from '../../../bench/eval/normalise.ts';

test.each([
  ['2018-05-27', 'day-first', '2018-05-27'],
  ['27/05/2018', 'day-first', '2018-05-27'],
  ['18/03/18', 'day-first', '2018-03-18'],
  ['05-AUG-2017', 'day-first', '2017-08-05'],
  ['27 MAR 2018', 'day-first', '2018-03-27'],
  ['4/6/07', 'month-first', '2007-04-06'],
  ['12/14/97', 'month-first', '1997-12-14'],
  ['14/12/97', 'month-first', null],
  ['perpetual', 'month-first', null],
] as const)('the date %s, %s, is %s', (printed, order, iso) => {
  expect(isoDate(printed, order)).toBe(iso);
});

test.each([
  ['Lieferant GmbH', 'lieferant'],
  ['Coolblue B.V.', 'coolblue'],
  ['ENW HARDWARE CENTRE (M) SDN. BHD.', 'enw hardware centre'],
  ['MAKASSAR FRESH MARKET S/B', 'makassar fresh market'],
  ['PRAIRIE ECI ACQUIROR L.P.', 'prairie eci acquiror'],
  ['B & BEST RESTAURANT', 'b best restaurant'],
])('the company %s is named "%s" without its legal form', (printed, name) => {
  expect(companyName(printed)).toBe(name);
});

test('an amount is the same with and without its sign, and as a number or as printed', () => {
  expect(amount(-233.47)).toBe(23347);
  expect(amount('233.47')).toBe(23347);
  expect(amount('none')).toBeNull();
});

test('a number is compared without the spaces and the "#" that paper puts into it', () => {
  expect(identifier('#BLR_WFLD2015 1000982590')).toBe(identifier('blr_wfld20151000982590'));
  expect(identifier('RE-2014/499')).not.toBe(identifier('RE2014499'));
});

test('other words are compared without punctuation and case', () => {
  expect(plain('NO. 22, Jalan Puteri')).toBe(plain('no 22 jalan puteri'));
});

test('parties are the same in any order, without what the contract calls them', () => {
  const printed = 'Golfers Incorporated ("Company"); Andy North ("North")';
  expect(companyNames(printed)).toBe(companyNames(['Andy North', 'Golfers, Inc.']));
});

test('a place is compared without how people work there', () => {
  expect(place('Lisle, IL — on-site')).toBe(place('Lisle, IL'));
  expect(place('Los Angeles, CA, US (some travel)')).toBe('los angeles ca us');
});
