import { describe, expect, test } from 'vitest';
import { meter, take } from '../../../../test/intake-files.ts';

/** The status of a row: void, estimated, or an unknown word. */

const rows = (heading: string, good: string, bad: string): string =>
  [
    `表号,日期,用电量,${heading}`,
    `m1,2025-01-01,10,${good}`,
    `m1,2025-01-02,99,${bad}`,
    `m1,2025-01-02,11,${good}`,
    `m1,2025-01-03,12,${good}`,
  ]
    .join('\n')
    .concat('\n');

const values = (lines: readonly string[]): number[] => lines.map((line) => Number(line.split(' ')[3]));

const daily = { interval: { days: 1 } } as const;

const codesOf = (findings: readonly { readonly code: string }[]): string[] => findings.map(({ code }) => code);

describe('a row marked as void is excluded and reported', () => {
  test.each([
    ['状态', '正常', '作废'],
    ['状态', '有效', '无效'],
    ['数据状态', '正常', '异常'],
    ['状态', '正常', '故障'],
    ['数据质量', '正常', '缺测'],
    ['状态', '', '已作废'],
    ['状态', '正常', '已冲销'],
    ['状态', '正常', '冲红'],
    ['备注', '', '作废'],
    ['说明', '', '此行作废'],
    ['status', 'ok', 'fault'],
    ['Status', 'OK', 'Cancelled'],
    ['Status', 'Active', 'VOID'],
    ['Valid', 'TRUE', 'FALSE'],
    ['is_valid', '1', '0'],
    ['是否作废', '否', '是'],
    ['是否作废', '', '是'],
    ['有效', '是', '否'],
    ['是否有效', '是', '否'],
    ['作废标志', '0', '1'],
    ['Void', 'N', 'Y'],
    ['quality', 'Good', 'Bad'],
    ['Quality', 'GOOD', 'BAD'],
    ['quality', 'Good', 'Uncertain'],
    ['Quality', 'Good', 'BadCommunicationError'],
    ['quality', '192', '0'],
    ['StatusCode', '0', '2147483648'],
    ['质量码', '好', '坏'],
    ['质量', '良好', '坏'],
    ['删除标志', '0', '1'],
    ['是否计入', '是', '否'],
    ['备注', '', '作废。'],
    ['备注', '', '作废（见下行）'],
    ['备注', '', '录入错误，作废'],
    ['备注', '', '抄表错误'],
    ['备注', '', '不计入'],
    ['Comments', '', 'void - see next'],
    ['Remarks', '', 'Do not use'],
    ['Bemerkung', '', 'ungültig – siehe unten'],
    ['数据来源', '实测', '预测'],
    ['类型', '实际', '测试'],
  ])('%s: %s, %s', async (heading, good, bad) => {
    const { rows: lines, findings } = await take(rows(heading, good, bad), daily, [meter('m1')]);
    expect(values(lines)).toEqual([10, 11, 12]);
    const [told] = findings.filter(({ code }) => code === 'rows-void');
    expect(told?.evidence).toMatchObject({ column: heading, count: 1, words: bad, rows: '3' });
  });
});

describe('other columns are not a status', () => {
  test.each([
    ['有效期', '2025', '2026'],
    ['运行状态', '运行', '故障'],
    ['节假日标志', '否', '是'],
    ['类别', '照明', '动力'],
  ])('%s: %s, %s', async (heading, good, other) => {
    const { findings } = await take(rows(heading, good, other).replace('2025-01-02,99', '2025-01-04,99'), daily, [meter('m1')]);
    expect(codesOf(findings)).not.toContain('rows-void');
  });
});

test('with a meter in each column the whole row is void, and the status is not a meter', async () => {
  const content = '时间,m1,m2,是否作废\n2025-01-01 00:00,1,2,否\n2025-01-01 01:00,90,91,是\n2025-01-01 02:00,3,4,否\n';
  const { rows: lines, findings, asked } = await take(content, { interval: 3600 }, [meter('m1'), meter('m2')]);
  expect(values(lines)).toEqual([1, 2, 3, 4]);
  expect(asked.toSorted()).toEqual(['m1', 'm2']);
  expect(codesOf(findings)).toContain('rows-void');
});

test('a status after each value applies to that value only', async () => {
  const content = [
    'time,m1,m1 Quality,m2,m2 Quality',
    '2025-01-01 00:00,1,Good,2,Good',
    '2025-01-01 01:00,90,Bad,4,Good',
    '2025-01-01 02:00,5,Good,96,Bad',
  ].join('\n');
  const { rows: lines, findings } = await take(content, { interval: 3600 }, [meter('m1'), meter('m2')]);
  expect(values(lines).toSorted((a, b) => a - b)).toEqual([1, 2, 4, 5]);
  expect(findings.filter(({ code }) => code === 'values-void').map(({ evidence }) => [evidence['column'], evidence['count']])).toEqual([
    ['m1 Quality', 1],
    ['m2 Quality', 1],
  ]);
});

describe('the distance between rows is judged before void ones are excluded', () => {
  const of = (code: string, times: readonly string[], bad: readonly number[]): string =>
    ['表号,时间,用电量,状态', ...times.map((time, at) => `${code},${time},${at + 1},${bad.includes(at) ? '作废' : '正常'}`)].join('\n');
  const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'];
  const hours = ['00', '01', '02', '03'].map((hour) => `2025-01-01 ${hour}:00`);
  test.each([
    ['a day between two', days.slice(0, 3), [1], 86_400],
    ['every other day', days, [0, 2], 86_400],
    ['an hour between two', hours.slice(0, 3), [1], 3600],
    ['every other hour', hours, [1, 3], 3600],
    ['one of a wrong time', ['2025-01-01', '2025-01-02', '2025-01-02 12:00', '2025-01-03'], [2], 86_400],
  ])('%s', async (_, times, bad, seconds) => {
    const { rows: lines, refused } = await take(of('m1', times, bad), {}, [meter('m1')]);
    expect(refused).toEqual([]);
    expect(lines.map((line) => line.split(' ').slice(2, 4))).toEqual(
      times.flatMap((_time, at) => (bad.includes(at) ? [] : [[String(seconds), String(at + 1)]])),
    );
  });
});

test('unknown words next to known ones are read and reported', async () => {
  const content = rows('状态', '正常', '作废').concat('m1,2025-01-04,13,待核\n');
  const { rows: lines, findings } = await take(content, daily, [meter('m1')]);
  expect(values(lines)).toEqual([10, 11, 12, 13]);
  expect(findings.find(({ code }) => code === 'status-unknown')?.evidence).toMatchObject({ column: '状态', words: '待核', count: 1 });
});

test('unmarked rows among mostly marked ones are read and reported; if marks are exceptions nothing is usual', async () => {
  const content = rows('数据质量', 'Good', 'Bad').concat('m1,2025-01-04,13,\n');
  const { rows: lines, findings } = await take(content, daily, [meter('m1')]);
  expect(values(lines)).toEqual([10, 11, 12, 13]);
  expect(findings.find(({ code }) => code === 'status-blank')?.evidence).toMatchObject({ column: '数据质量', count: 1, rows: '6' });
  const exceptions = await take(rows('状态', '', '作废'), daily, [meter('m1')]);
  expect(codesOf(exceptions.findings)).not.toContain('status-blank');
});

test.each([
  ['抄表方式', '实抄', '估抄'],
  ['Read type', 'A', 'E'],
  ['read_quality', 'actual', 'estimated'],
  ['状态', '正常', '估算'],
  ['是否估算', '否', '是'],
])('an estimate is read and reported: %s', async (heading, actual, estimate) => {
  const { rows: lines, findings } = await take(
    `表号,日期,用电量,${heading}\nm1,2025-01-01,10,${actual}\nm1,2025-01-02,11,${estimate}\n`,
    daily,
    [meter('m1')],
  );
  expect(values(lines)).toEqual([10, 11]);
  expect(findings.find(({ code }) => code === 'rows-estimated')?.evidence).toMatchObject({ column: heading, count: 1 });
});

test('a status after very many good rows, and with a code written once above its rows', async () => {
  const many = Array.from(
    { length: 6000 },
    (_, at) => `m1,${new Date(Date.UTC(2024, 0, 1) + at * 3600_000).toISOString().slice(0, 16).replace('T', ' ')},1,正常`,
  );
  const late = await take(['表号,时间,用电量,状态', ...many, 'm1,2024-12-31 00:00,99,作废'].join('\n'), { interval: 3600 }, [meter('m1')]);
  expect(values(late.rows)).not.toContain(99);
  expect(codesOf(late.findings)).toContain('rows-void');
  const above = [
    '表号,日期,用电量,状态',
    'm1,2025-01-01,10,正常',
    ',2025-01-02,11,正常',
    'm2,2025-01-01,90,作废',
    ',2025-01-02,21,正常',
    ',2025-01-03,22,正常',
  ];
  const { rows: lines } = await take(above.join('\n'), daily, [meter('m1'), meter('m2')]);
  expect(lines.map((line) => `${line.split(' ')[0]} ${line.split(' ')[3]}`)).toEqual(['m1 10', 'm1 11', 'm2 21', 'm2 22']);
});

test('what was reversed is subtracted by the reversing row, or excluded if there is none', async () => {
  const head = '表号,月份,用电量,状态';
  const both = [head, 'm1,2025-01,100,已冲销', 'm1,2025-01,-100,冲销', 'm1,2025-01,90,正常', 'm1,2025-02,80,正常'];
  expect(values((await take(both.join('\n'), {}, [meter('m1')])).rows)).toEqual(expect.arrayContaining([90, 80]));
  const alone = [head, 'm1,2025-01,100,已冲销', 'm1,2025-01,90,正常', 'm1,2025-02,80,正常'];
  expect(values((await take(alone.join('\n'), {}, [meter('m1')])).rows)).toEqual([90, 80]);
  const some = [...both, 'm1,2025-03,70,已冲销', 'm1,2025-03,60,正常'];
  const { rows: lines, refused } = await take(some.join('\n'), {}, [meter('m1')]);
  expect(values(lines).toSorted((a, b) => a - b)).toEqual([80, 90]);
  expect(refused.map((one) => one.split(' ')[2])).toEqual(['refund-unclear', 'refund-unclear']);
});
