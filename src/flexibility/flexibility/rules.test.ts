import { expect, test } from 'vitest';
import type { AsOf } from '#kernel/as-of.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { FlexibilityNeeds } from './needs.ts';
import { workedDays } from './rules.ts';

/** A calendar in which only Sunday is a workday. */
const workdays = { calendarNamed: () => ({ isWorked: (day: number) => day % 7 === 3 }) } as unknown as FlexibilityNeeds['workdays'];
const worked = (zone: string): boolean[] =>
  Array.from({ length: 7 }, (_, day) =>
    workedDays({ workdays }, createZone(zone) as Zone, { received: 0, recorded: 0 } satisfies AsOf)(day),
  );

test.each(['Asia/Shanghai', 'PRC', 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Harbin'])(
  'the official calendar of China applies in %s',
  (zone) => {
    expect(worked(zone)).toEqual([false, false, false, true, false, false, false]);
  },
);

test('elsewhere Monday to Friday are workdays', () => {
  for (const zone of ['Europe/Berlin', 'Asia/Kolkata']) expect(worked(zone)).toEqual([true, true, false, false, true, true, true]);
});
