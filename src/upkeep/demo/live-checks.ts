import { demoMark, demoSeasonAt, roomStories } from '../../../test/city/rooms.ts';
import type { LivePlan, LiveWork } from './live-work.ts';
import { dayBefore } from './live-warnings.ts';

const dayMs = 86_400_000;

/** The last two days, four days apart, on which the demo heats: an inspection takes place in a season. */
function heatedDays({ plan }: LiveWork): { first: string; again: string } {
  let back = 1;
  while (demoSeasonAt(plan.until - back * dayMs) !== 'heating' || demoSeasonAt(plan.until - (back + 5) * dayMs) !== 'heating') back += 1;
  return { first: dayBefore(plan, back + 4), again: dayBefore(plan, back) };
}

const instrument = { number: '示范-TH-01', accuracyK: 0.3, verifiedUntil: '2030-12-31' };

/** Inspections at different stages: measured and in order, measured and warm, ordered, closed after a second measurement. */
export async function inspectRooms(work: LiveWork): Promise<void> {
  const { inspections } = work.at.client.comfort;
  const { first, again } = heatedDays(work);
  const measured = (client: string, on: string, temperatures: readonly number[]) => ({
    client: `示范-${client}`,
    at: `${on}T10:00`,
    instrument,
    rooms: temperatures.map((temperature, at) => ({ room: `10${at + 1}`, temperature })),
    witness: '示例物业人员',
    note: `${demoMark.zh}冬季室温检查`,
  });
  const [a = '', b = a, c = a, d = a] = work.plan.buildings;
  const begin = async (building: string, name: string, temperatures: readonly number[]) =>
    await inspections.inspect({ building, measured: measured(`${building}-${name}`, first, temperatures) });
  await begin(a, 'cool', [19.4, 19.8, 18.9]);
  await begin(b, 'warm', [22.1, 21.6, 20.9]);
  const ordered = await begin(c, 'ordered', [23.2, 22.4]);
  const text = `${demoMark.zh}请调低供暖温度`;
  if (ordered.state === 'measured') await inspections.notice({ id: ordered.id, due: dayBefore(work.plan, -14), text });
  const closed = await begin(d, 'closed', [22.8, 21.9]);
  if (closed.state === 'measured') await inspections.notice({ id: closed.id, due: dayBefore(work.plan, -14), text });
  if (closed.state === 'closed') return;
  const { acts } = await inspections.recheck({ id: closed.id, measured: measured(`${d}-closed-again`, again, [19.7, 19.5]) });
  await inspections.close({ id: closed.id, seen: acts.length, note: `${demoMark.zh}已调低` });
}

/** How long the strategy was tried before it was taken as an action, days. */
const tried = 84;

/**
 * Actions on plant: the unit that ran through the nights, taken from the strategy that its history shows, which ends its warning; and new
 * lamps. Running it twice creates them once.
 */
export async function writeActions({ at, plan }: LiveWork): Promise<void> {
  const { commissioning, warning } = at.client;
  const [first = '', second = first] = plan.buildings;
  const { episodes } = await warning.list({ rule: 'demo-outside-schedule', building: first });
  const mended = episodes.find(({ state }) => state === 'ended');
  const { actions } = await commissioning.list({});
  const add = async (given: Parameters<typeof commissioning.add>[0]): Promise<void> => {
    if (actions.every(({ action }) => action !== given.action)) await commissioning.add(given);
  };
  const strategy = await nightStrategy(at, plan, first);
  await add({
    building: first,
    on: dayBefore(plan, roomStories.nights.until),
    action: `${demoMark.zh}空调机组恢复按时间表运行`,
    carrier: 'electricity',
    ...(mended !== undefined && { episode: mended.id }),
    ...(strategy !== undefined && { strategy }),
  });
  await add({ building: second, on: dayBefore(plan, 25), action: `${demoMark.zh}走廊照明改为感应控制`, carrier: 'electricity' });
}

/** The figure of the strategy of the unit that ran through the nights, as found in the weeks before it was put right. */
async function nightStrategy({ client }: LiveWork['at'], plan: LivePlan, building: string): Promise<string | undefined> {
  const { until } = roomStories.nights;
  const asked = { building, from: dayBefore(plan, until + tried), to: dayBefore(plan, until) };
  const { strategies } = await client.commissioning.strategies(asked);
  return strategies.find(({ kind, state, points }) => kind === 'outside-hours' && state === 'found' && points.length > 0)?.figure;
}

/** Every how many months the buildings are commissioned: two that did, one that never has, one whose day has passed. */
export async function setIntervals({ at, plan }: LiveWork): Promise<void> {
  const { commissioning } = at.client;
  const { rows } = await commissioning.due({});
  const [first, second, never, overdue] = plan.buildings;
  const stated = [
    { building: first, months: 12 },
    { building: second, months: 24 },
    { building: never, months: 12 },
    { building: overdue, months: 12, since: dayBefore(plan, 400) },
  ];
  for (const { building, ...rest } of stated)
    if (building !== undefined && rows.every((row) => row.building !== building)) await commissioning.interval({ building, ...rest });
}
