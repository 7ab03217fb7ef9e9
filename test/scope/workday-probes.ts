import type { Probe } from './probe.ts';

/** Queries about worked days: the official calendar is open to everyone. */
export const workdayProbes: Readonly<Record<string, Probe>> = {
  'workdays.due': { open: 'the official calendar is everybody’s', ask: () => ({ from: '2026-01-05', days: 3 }) },
  'workdays.reckoning': { open: 'the official calendar is everybody’s', ask: () => ({ from: '2026-01-05', days: 3 }) },
  'workdays.calendar': { open: 'the official calendar is everybody’s', ask: () => ({ year: 2026 }) },
  'workdays.rows': { ask: ({ file }) => ({ file }) },
  'workdays.notice.read': { ask: () => ({ text: '元旦：1月1日放假1天。', year: 2028 }) },
  'workdays.notice.add': { ask: () => ({ text: '元旦：1月1日放假1天。', year: 2028, published: '2027-11-01' }) },
};
