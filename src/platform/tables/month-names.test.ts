import { describe, expect, test } from 'vitest';
import { clearMonthOfName, englishName, monthOfName, namedDay } from './month-names.ts';
import { parseMonthHeading } from './month.ts';
import { parseTime } from './time.ts';

const years = {
  English: 'January February March April May June July August September October November December',
  German: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  'German short': 'Jän. Feb. Mrz Apr. Mai Jun. Jul. Aug. Sept. Okt. Nov. Dez.',
  French: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'French short': 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  Italian: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'Italian short': 'gen feb mar apr mag giu lug ago set ott nov dic',
  Spanish: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'Spanish short': 'ene feb mar abr may jun jul ago sep oct nov dic',
  Dutch: 'januari februari maart april mei juni juli augustus september oktober november december',
  Portuguese: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  Swedish: 'januari februari mars april maj juni juli augusti september oktober november december',
};
const twelve = Array.from({ length: 12 }, (_, at) => at + 1);

describe.each(Object.entries(years))('%s months', (_, names) => {
  const all = names.split(' ');

  test('are recognised, in capitals too', () => {
    expect(all.map((name) => monthOfName(name))).toEqual(twelve);
    expect(all.map((name) => monthOfName(name.toUpperCase()))).toEqual(twelve);
  });

  test('start a day', () => {
    expect(all.map((name) => namedDay(`12 ${name} 2025`)?.month)).toEqual(twelve);
    expect(all.map((name) => typeof parseTime(`1. ${name} 2025 08:00`))).toEqual(twelve.map(() => 'object'));
  });
});

test('other words are not months', () => {
  for (const word of ['Market', 'Marketing', 'Decrease', 'Mayor', 'Total', 'jui', 'Jam', 'ma']) expect(monthOfName(word), word).toBeNull();
  for (const word of ['Gen', 'Set', 'Out', 'dic']) expect(clearMonthOfName(word), word).toBeNull();
  expect(twelve.map((month) => clearMonthOfName(englishName(month)))).toEqual(twelve);
});

test('a heading names a month by its word', () => {
  for (const heading of ['janvier 2025', 'Januar 2025', 'Jän. 2025', 'gennaio 2025', 'enero de 2025', '2025 Jan', '2025-januari'])
    expect(parseMonthHeading(heading), heading).toEqual({ year: 2025, month: 1, rest: '' });
  expect(parseMonthHeading('Mrz. 25')).toEqual({ year: 2025, month: 3, rest: '' });
  expect(parseMonthHeading('März 2025 (kWh)')).toEqual({ year: 2025, month: 3, rest: '(kWh)' });
  expect(parseMonthHeading('févr. Verbrauch', 2025)).toEqual({ year: 2025, month: 2, rest: 'Verbrauch' });
  for (const heading of ['Market 25', 'Gen 2025', 'Out 25', 'Set']) expect(parseMonthHeading(heading, 2025), heading).toBeNull();
});

test('a Spanish day has its word in between', () => {
  expect(namedDay('1 de enero de 2025')).toEqual({ year: '2025', month: 1, day: '1', length: 18 });
  expect(namedDay('1er janvier 2025 08:00')).toMatchObject({ month: 1, day: '1', length: 16 });
});
