import type { Case } from './case.ts';

const hourly = { interval: '1h' } as const;
const header = 'time,meter,value\n';
const from = '2025-01-01';

const badRows = `${header}2025-01-01 00:00,BAD,1
2025-01-01 01:00,BAD,x
2025-01-01 02:00,BAD,-1
2025-01-01 03:00,BAD,inf
2025-01-01 04:00,BAD,99999999999999
2025-01-01 05:00,NOBODY,1
2025-01-01 06:00,,1
,BAD,1
2025-02-30 00:00,BAD,1
2025-01-01 25:00,BAD,1
tomorrow,BAD,1
1969-12-31 23:00,BAD,1
2026-06-01 00:00,BAD,1
2025-01-01 07:00,BAD,10000001
2025-01-01 24:00,BAD,2
2025-01-02 01:00,BAD,
`;

/** What is rejected by row, and what only looks as if it should be. */
export const bad: readonly Case[] = [
  {
    title: 'each bad row is reported with row, column and reason; the good ones are imported',
    meters: 'BAD,S,electricity,interval,kWh,,,',
    files: [
      {
        text: badRows,
        options: hourly,
        came: { readings: 16, accepted: 2, missing: 1, rejectedCount: 13, meters: 1 },
        rejected: [
          [3, 'value', 'not-a-number'],
          [4, 'value', 'negative'],
          [5, 'value', 'infinite'],
          [6, 'value', 'too-big'],
          [7, 'meter', 'unknown-meter'],
          [8, 'meter', 'no-meter'],
          [9, 'time', 'no-time'],
          [10, 'time', 'no-such-day'],
          [11, 'time', 'no-such-hour'],
          [12, 'time', 'not-a-time'],
          [13, 'time', 'before-1970'],
          [14, 'time', 'in-the-future'],
          [15, 'value', 'over-10-gw'],
        ],
      },
    ],
    use: {
      meter: 'BAD',
      from: '2025-01-01',
      to: '2025-01-03',
      step: 'day',
      told: [
        [1, 0.041667],
        [2, 0.041667],
      ],
    },
  },
  {
    title: 'a register beyond its digits is rejected, the largest that fits is not',
    meters: 'DIG,S,electricity,register,kWh,4,,',
    files: [
      {
        text: `${header}2025-01-01 00:00,DIG,9000\n2025-01-01 01:00,DIG,10000\n2025-01-01 02:00,DIG,9999.9999\n`,
        came: { readings: 3, accepted: 2, rejectedCount: 1 },
        rejected: [[3, 'value', 'beyond-digits']],
      },
    ],
    use: { meter: 'DIG', from, to: '2025-01-01T02:00', step: 'day', told: [[999.9999, 1]] },
  },
  {
    title: 'a meter of both directions may be negative',
    meters: 'BOTH,S,electricity,interval,kWh,,both,',
    files: [{ text: `${header}2025-01-01 00:00,BOTH,-5\n2025-01-01 01:00,BOTH,3\n`, options: hourly, came: { readings: 2, accepted: 2 } }],
    use: { meter: 'BOTH', from, to: '2025-01-02', step: 'day', told: [[-2, 0.083333]] },
  },
  {
    title: 'other units of the quantity are converted; units of another quantity and unknown ones are rejected',
    meters: 'UNIT,S,heat,interval,GJ,,,',
    files: [
      {
        text: 'time,meter,value,unit\n2025-01-01 00:00,UNIT,1000,MJ\n2025-01-01 01:00,UNIT,1000,kWh\n2025-01-01 02:00,UNIT,1,m3\n2025-01-01 03:00,UNIT,1,furlong\n',
        options: hourly,
        came: { readings: 4, accepted: 2, rejectedCount: 2 },
        rejected: [
          [4, 'value', 'unit-differs'],
          [5, 'unit', 'unknown-unit'],
        ],
      },
    ],
    use: {
      meter: 'UNIT',
      from,
      to: '2025-01-01T02:00',
      step: 'hour',
      told: [
        [1, 1],
        [3.6, 1],
      ],
    },
  },
  {
    title: 'registers for an interval meter are rejected, and vice versa',
    meters: 'KIND,S,electricity,interval,kWh,,,\nKINDR,S,electricity,register,kWh,,,',
    files: [
      {
        text: `${header}2025-01-01 00:00,KIND,1\n2025-01-01 01:00,KINDR,2\n`,
        options: { kind: 'register' },
        came: { readings: 2, accepted: 1, rejectedCount: 1 },
        rejected: [[2, 'value', 'kind-differs']],
      },
    ],
  },
  {
    title: 'a bill that ends before it starts',
    meters: 'BILL,S,electricity,interval,kWh,,,',
    files: [
      {
        text: 'meter,start,end,value\nBILL,2025-02-01,2025-01-01,5\nBILL,2025-01-01,2025-02-01,310\n',
        options: { startColumn: 'start', endColumn: 'end' },
        came: { readings: 2, accepted: 1, rejectedCount: 1 },
        rejected: [[2, 'end', 'period-backwards']],
      },
    ],
    use: {
      meter: 'BILL',
      from,
      to: '2025-03-01',
      step: 'month',
      told: [
        [310, 1],
        [null, 0],
      ],
    },
  },
];
