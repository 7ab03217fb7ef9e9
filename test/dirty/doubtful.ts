import type { Case } from './case.ts';

const hourly = { interval: '1h' } as const;
const header = 'time,meter,value\n';
const from = '2025-01-01';

/** What is kept, and what then counts. */
export const doubtful: readonly Case[] = [
  {
    title: 'a duplicate is a repeat, in the file and in the next',
    meters: 'DUP,S,electricity,interval,kWh,,,',
    files: [
      {
        text: `${header}2025-01-01 00:00,DUP,1\n2025-01-01 00:00,DUP,1.00\n2025-01-01 01:00,DUP,2\n`,
        options: hourly,
        came: { readings: 3, accepted: 2, repeated: 1 },
      },
      {
        text: `${header}2025-01-01 00:00,DUP,1\n2025-01-01 01:00,DUP,3\n`,
        options: hourly,
        came: { readings: 2, accepted: 0, repeated: 1, revised: 1 },
      },
    ],
    use: {
      meter: 'DUP',
      from,
      to: '2025-01-01T02:00',
      step: 'hour',
      told: [
        [1, 1],
        [3, 1],
      ],
    },
  },
  {
    title: 'contradictory rows of one file do not count',
    meters: 'CON,S,electricity,interval,kWh,,,',
    files: [
      {
        text: `${header}2025-01-01 00:00,CON,1\n2025-01-01 01:00,CON,5\n2025-01-01 01:00,CON,6\n`,
        options: hourly,
        came: { readings: 3, accepted: 2, repeated: 0, revised: 1 },
        findings: ['contradiction'],
      },
    ],
    use: {
      meter: 'CON',
      from,
      to: '2025-01-01T02:00',
      step: 'hour',
      told: [
        [1, 1],
        [null, 0],
      ],
    },
  },
  {
    title: 'two files received together contradict each other, and no older value replaces them',
    meters: 'TOG,S,electricity,interval,kWh,,,',
    files: [
      {
        text: `${header}2025-01-01 00:00,TOG,1\n2025-01-01 01:00,TOG,4\n`,
        options: { ...hourly, received: '2026-01-01T00:00:00Z' },
        came: { accepted: 2 },
      },
      { text: `${header}2025-01-01 01:00,TOG,5\n`, options: { ...hourly, received: '2026-02-01T00:00:00Z' }, came: { revised: 1 } },
      {
        text: `${header}2025-01-01 01:00,TOG,6\n`,
        options: { ...hourly, received: '2026-02-01T00:00:00Z' },
        came: { revised: 1 },
        findings: ['contradiction'],
      },
    ],
    use: {
      meter: 'TOG',
      from,
      to: '2025-01-01T02:00',
      step: 'hour',
      told: [
        [1, 1],
        [null, 0],
      ],
    },
  },
  {
    title: 'a later value ends a contradiction',
    meters: 'END,S,electricity,interval,kWh,,,',
    files: [
      { text: `${header}2025-01-01 00:00,END,5\n2025-01-01 00:00,END,6\n`, options: hourly, came: { accepted: 1, revised: 1 } },
      { text: `${header}2025-01-01 00:00,END,6\n`, options: hourly, came: { accepted: 0, repeated: 0, revised: 1 } },
    ],
    use: { meter: 'END', from, to: '2025-01-01T01:00', step: 'hour', told: [[6, 1]] },
  },
  {
    title: 'hours skipped by summer time are rejected, hours that occur twice are both stored',
    meters: 'DST,L,electricity,interval,kWh,,,',
    files: [
      {
        text: `${header}2025-03-30 00:00,DST,1\n2025-03-30 01:00,DST,2\n2025-03-30 02:00,DST,3\n2025-10-26 00:00,DST,4\n2025-10-26 01:00,DST,5\n2025-10-26 01:00,DST,6\n2025-10-26 02:00,DST,7\n`,
        options: hourly,
        came: { readings: 7, accepted: 6, rejectedCount: 1 },
        rejected: [[3, 'time', 'no-such-local-time']],
        findings: ['local-time-twice'],
      },
    ],
    use: {
      meter: 'DST',
      from: '2025-10-26',
      to: '2025-10-26T03:00',
      step: 'hour',
      told: [
        [4, 1],
        [5, 1],
        [6, 1],
        [7, 1],
      ],
    },
  },
  {
    title: 'an offset in the time takes precedence over the zone',
    meters: 'OFF,L,electricity,interval,kWh,,,',
    files: [
      {
        text: `${header}2025-07-01T00:00:00+01:00,OFF,1\n2025-07-01 08:00:00+0800,OFF,2\n`,
        options: { ...hourly, zone: 'America/New_York' },
        came: { accepted: 2 },
      },
    ],
    use: {
      meter: 'OFF',
      from: '2025-07-01',
      to: '2025-07-01T02:00',
      step: 'hour',
      told: [
        [1, 1],
        [2, 1],
      ],
    },
  },
  {
    title: 'an empty cell removes nothing, nor does a zero declared as missing',
    meters: 'GAP,S,electricity,interval,kWh,,,',
    files: [
      { text: `${header}2025-01-01 00:00,GAP,1\n2025-01-01 01:00,GAP,2\n`, options: hourly, came: { accepted: 2 } },
      {
        text: `${header}2025-01-01 00:00,GAP,\n2025-01-01 01:00,GAP,0\n`,
        options: { ...hourly, zero: 'missing' },
        came: { readings: 2, missing: 2 },
      },
    ],
    use: {
      meter: 'GAP',
      from,
      to: '2025-01-01T02:00',
      step: 'hour',
      told: [
        [1, 1],
        [2, 1],
      ],
    },
  },
  {
    title: 'a value above the capacity of the meter is stored and does not count',
    meters: 'CAP,S,electricity,interval,kWh,,,100',
    files: [
      {
        text: `${header}2025-01-01 00:00,CAP,120\n2025-01-01 01:00,CAP,120.0001\n`,
        options: hourly,
        came: { accepted: 2 },
        findings: ['over-capacity'],
      },
    ],
    use: {
      meter: 'CAP',
      from,
      to: '2025-01-01T02:00',
      step: 'hour',
      told: [
        [120, 1],
        [null, 0],
      ],
    },
  },
  {
    title: 'a zero reading of a register is excluded: 955000, 955010, 0, 955030 is 30',
    meters: 'ZERO,S,electricity,register,kWh,6,,',
    files: [
      {
        text: `${header}2025-01-01 00:00,ZERO,955000\n2025-01-01 01:00,ZERO,955010\n2025-01-01 02:00,ZERO,0\n2025-01-01 03:00,ZERO,955030\n`,
        came: { accepted: 4 },
        findings: ['dropout'],
      },
    ],
    use: { meter: 'ZERO', from, to: '2025-01-01T03:00', step: 'day', told: [[30, 1]] },
  },
  {
    title: 'a counter that rolled over is reported and counted',
    meters: 'OVER,S,electricity,register,kWh,4,,',
    files: [{ text: `${header}2025-01-01 00:00,OVER,9990\n2025-01-03 00:00,OVER,30\n`, came: { accepted: 2 }, findings: ['rolled-over'] }],
    use: {
      meter: 'OVER',
      from,
      to: '2025-01-03',
      step: 'day',
      told: [
        [20, 1],
        [20, 1],
      ],
    },
  },
  {
    title: 'rows of a wide table that are too short or too long',
    meters: 'RAG1,S,electricity,interval,kWh,,,\nRAG2,S,electricity,interval,kWh,,,',
    files: [
      {
        text: 'time,RAG1,RAG2\n2025-01-01 00:00,1,2\n2025-01-01 01:00,3\n2025-01-01 02:00,4,5,6\n',
        options: hourly,
        came: { readings: 5, accepted: 3, missing: 1, rejectedCount: 1 },
        rejected: [[4, null, 'row-longer']],
      },
    ],
    use: {
      meter: 'RAG2',
      from,
      to: '2025-01-01T03:00',
      step: 'hour',
      told: [
        [2, 1],
        [null, 0],
        [null, 0],
      ],
    },
  },
  {
    title: 'months with a separately stated year, a thousand in quotes, an empty one',
    meters: 'MON,S,electricity,interval,kWh,,,',
    files: [
      {
        text: '表号,1月,2月,3月\nMON,"3,100",,310\n',
        options: { layout: 'months', year: 2025 },
        came: { readings: 3, accepted: 2, missing: 1 },
      },
    ],
    use: {
      meter: 'MON',
      from,
      to: '2025-04-01',
      step: 'month',
      told: [
        [3100, 1],
        [null, 0],
        [310, 1],
      ],
    },
  },
];
