import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Rows that reverse others by their own figures, and letters for states. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { told, used } = createBringing(() => world);
const months = async (code: string) => (await used(code, '2025-01-01', '2025-04-01')).steps;
let count = 0;
/** January, the charge for February, its reversal, and February charged again. */
const file = (heading: string, charged: string, back: string) => {
  const code = `B${(count += 1)}`;
  const rows = [`2025-01,100,${charged}`, `2025-02,110,${charged}`, `2025-02,110,${back}`, `2025-02,115,${charged}`];
  return [code, [`表号,月份,用电量,${heading}`, ...rows.map((row) => `${code},${row}`)]] as const;
};

describe('a row that reverses another cancels both', () => {
  test.each([
    ['备注', '', '红冲'],
    ['类型', '蓝字', '红字'],
    ['单据类型', '正常', '红冲单据'],
    ['借/贷', '借', '贷'],
    ['DR/CR', 'DR', 'CR'],
    ['Entry', 'Debit', 'Credit'],
    ['Status', 'ok', 'reversal'],
    ['Buchung', 'Soll', 'Haben'],
    ['金额', '55', '-55'],
    ['Cost', '55.00', '(55.00)'],
  ])('%s: %s, %s', async (heading, charged, back) => {
    const [code, rows] = file(heading, charged, back);
    expect(await told(rows)).toContain('rows-taken-back');
    expect(await months(code)).toEqual([100, 115, null]);
  });
});

test('a reversal that was itself reversed is excluded, and a new bill with the same figures counts', async () => {
  expect(await told(['表号,月份,用电量,状态', 'C1,2025-01,100,正常', 'C1,2025-02,110,冲销', 'C1,2025-02,110,正常'])).toContain('rows-void');
  expect(await months('C1')).toEqual([100, 110, null]);
  await told(['表号,月份,用电量,借贷', 'C2,2025-01,100,借', 'C2,2025-02,110,借', 'C2,2025-02,110,贷', 'C3,2025-02,110,借']);
  expect([await months('C2'), await months('C3')]).toEqual([
    [100, null, null],
    [null, 110, null],
  ]);
  // a price below zero reverses nothing
  await told(['表号,月份,用电量,金额', 'C4,2025-01,100,50', 'C4,2025-02,110,-55', 'C4,2025-03,110,55']);
  expect(await months('C4')).toEqual([100, 110, 110]);
});

test('a credit that is not negative may be added or subtracted: its period is not read', async () => {
  await told(['表号,月份,用电量,备注', 'D1,2025-01,100,', 'D1,2025-01,20,退电量', 'D1,2025-02,110,']);
  expect(await months('D1')).toEqual([null, 110, null]);
});

describe('letters for states', () => {
  const days = (code: string, letters: string) => [...letters].map((letter, at) => `${code},2025-01-0${at + 1},${10 + at},${letter}`);
  const january = async (code: string) => (await used(code, '2025-01-01', '2025-02-01')).total;

  test('are read as the file explains them, above or below its rows', async () => {
    const german = 'W=wahrer Wert E=Ersatzwert F=fehlender Wert,,,';
    expect(await told([german, 'Zähler,Datum,Verbrauch,Status', ...days('E1', 'WWEFW')])).toEqual(
      expect.arrayContaining(['rows-void', 'rows-estimated']),
    );
    expect(await january('E1')).toBe(47);
    expect(await told(['表号,日期,用电量,状态', ...days('E2', 'WWEFW'), '注：W：实测；E：错误；F：估算,,,'])).toContain('rows-void');
    expect(await january('E2')).toBe(48);
    expect(await told(['Legend: A = actual; D = deleted,,,', 'Meter,Date,Usage,Status', ...days('E3', 'AADAA')])).toContain('rows-void');
    expect(await january('E3')).toBe(48);
  });

  test.each(['AADAA', 'WWEFW'])('%s without a legend is reported', async (letters) => {
    expect(await told(['表号,日期,用电量,Status', ...days(`F${letters}`, letters)])).toContain('status-unknown');
  });

  test('and so are words that may mean that a bill is closed or paid', async () => {
    const rows = ['OPEN', 'CLOSED', 'CLOSED'].map((word, at) => `G1,2025-0${at + 1},100,${word}`);
    expect(await told(['Meter,Month,kWh,Status', ...rows])).toContain('status-unknown');
  });
});
