import { expect, test } from 'vitest';
import { rowsDay, rowsPeriod } from './rows-period.ts';

const days = (above: string[], file = 'x.csv') => {
  const said = rowsPeriod({ above, sheet: '', file });
  return said === null ? null : [said.from, said.to].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
};

test.each([
  ['抄表周期：2025-01-01 至 2025-01-31', '2025-01-01', '2025-02-01'],
  ['集抄报表（2025-01-01 00:00 ~ 2025-02-01 00:00）', '2025-01-01', '2025-02-01'],
  ['2025-01-01 00:00 to 2025-01-31 23:59', '2025-01-01', '2025-02-01'],
  ['2024年12月26日至2025年1月26日', '2024-12-26', '2025-01-26'],
  ['2025年3月份水电抄表明细', '2025-03-01', '2025-04-01'],
])('%s', (title, from, to) => {
  expect(days([title])).toEqual([from, to]);
});

test.each([['日期：2025-01-15'], ['2025年1月15日抄表'], ['2025-01-01 08:00 至 2025-02-01 09:00'], ['各楼用电']])(
  'no period that certainly applies to all rows: %s',
  (title) => {
    expect(days([title])).toBeNull();
  },
);

test('whether the last day of a span is included is open', () => {
  expect(rowsPeriod({ above: ['2025-01-05 至 2025-01-20'], sheet: '', file: 'x.csv' })).toMatchObject({ isOpen: true });
  expect(days(['2025-02-26至2025-03-25'])).toEqual(['2025-02-26', '2025-03-26']);
});

test.each([
  ['2025年3月', ['房号', '上月25日读数', '本月25日读数'], '2025-02-25', '2025-03-25'],
  ['2025年1月', ['房号', '上月20日表底', '本月20日表底'], '2024-12-20', '2025-01-20'],
  ['2025年1月用电量（上月26日至本月25日）', ['房号', '用电量'], '2024-12-26', '2025-01-26'],
  ['2025年1月份抄表记录', ['房号', '12月25日读数', '1月25日读数', '用电量'], '2024-12-25', '2025-01-25'],
  ['2025年2月抄表', ['房号', '上月抄表数(1.25)', '本月抄表数(2.25)', '实用电量'], '2025-01-25', '2025-02-25'],
  ['2024年12月', ['房号', '12月3日表底', '1月3日表底'], '2024-12-03', '2025-01-03'],
  ['2025年', ['房号', '3月25日读数', '4月25日读数'], '2025-03-25', '2025-04-25'],
  ['2025年1月', ['房号', '12月31日示数', '1月31日示数'], '2025-01-01', '2025-02-01'],
])('%s: the days of headings %j are those of the readings', (title, header, from, to) => {
  const said = rowsPeriod({ above: [title], sheet: '', file: 'x.csv' }, header);
  expect([said?.from, said?.to].map((day) => new Date((day ?? 0) * 86_400_000).toISOString().slice(0, 10))).toEqual([from, to]);
});

test('days in headings without a year from a title are not a month of a title either', () => {
  const header = ['房号', '12月25日读数', '1月25日读数'];
  expect(rowsPeriod({ above: ['2025年'], sheet: '', file: 'x.csv' }, header)).toBeNull();
  expect(rowsPeriod({ above: ['2025年6月'], sheet: '', file: 'x.csv' }, header)).toBeNull();
});

const dayOf = (...above: string[]) => {
  const day = rowsDay({ above, sheet: '', file: 'x.csv' });
  return day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);
};

test.each(['日期：2025-01-15', '二〇二五年一月十五日逐时用电量'])('the day of hours: %s', (title) => {
  expect(dayOf(title)).toBe('2025-01-15');
});

test('the print or export date of a file is not the day of its hours, and differing days are none', () => {
  expect(dayOf('打印日期：2025-01-15')).toBeNull();
  expect(dayOf('导出于 2025-01-15')).toBeNull();
  expect(dayOf('2025年1月15日用电', '2025年1月16日用水')).toBeNull();
});
