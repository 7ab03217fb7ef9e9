import { expect, test } from 'vitest';
import { correctionRole, foremost } from './correction-role.ts';

const hour = 3600;
/** An event on day 10 from 19:00, adjusted by 15:00 to 17:00; day 8 was chosen. */
const grounds = {
  from: (10 * 24 + 19) * hour,
  days: new Set([10]),
  windows: [{ from: (10 * 24 + 15) * hour, to: (10 * 24 + 17) * hour }],
  chosen: new Set([8]),
};
const role = (day: number, clock: number) => correctionRole(grounds, (day * 24 + clock) * hour, day);

test('a step in the correction hours belongs to the window, and nothing else of its day counts', () => {
  expect([14, 15, 16, 17, 18, 19].map((clock) => role(10, clock))).toEqual([null, 'window', 'window', null, null, 'event']);
  expect([role(8, 15), role(8, 19), role(9, 19)]).toEqual(['chosen-day', 'chosen-day', 'other-day']);
});

test('if more was corrected than can be listed, the parts of the event itself are kept', () => {
  const all = (['other-day', 'chosen-day', 'other-day', 'window', 'event'] as const).map((one, at) => ({ at, role: one }));
  expect(foremost(all, 4).map(({ at }) => at)).toEqual([4, 3, 1, 0]);
});
