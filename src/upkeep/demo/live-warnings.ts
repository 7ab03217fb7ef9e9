import { today } from '#kernel/today.ts';
import { demoMark } from '../../../test/city/rooms.ts';
import { liveBuildings, type LivePlan, type LiveWork } from './live-work.ts';

const dayMs = 86_400_000;

/** A mail address that cannot exist, so that even a demo with its own mail server reaches no one. */
const target = { name: '示范值班', mail: 'demo@example.invalid' };

type Taken = { readonly template: string; readonly id: string; readonly back: number; readonly of?: Readonly<Record<string, unknown>> };

/** Templates that the demo uses as shipped, and for how many days. */
const takenBy = ({ buildings }: LivePlan): Taken[] => [
  { template: 'stuck', id: 'demo-stuck', back: 35 },
  { template: 'band-left', id: 'demo-band-left', back: 21 },
  { template: 'outside-schedule', id: 'demo-outside-schedule', back: 78, of: { building: buildings } },
  { template: 'over-use', id: 'demo-over-use', back: 78, of: { code: buildings.slice(0, liveBuildings) } },
];

/** The local day this many days before the plan's end. */
export const dayBefore = ({ until }: LivePlan, days: number): string => today(until - days * dayMs);

/** Creates rules from the shipped templates, names recipients, and switches them on some weeks back. Running it twice changes nothing. */
export async function switchOnRules({ at, plan }: LiveWork): Promise<void> {
  const { warning } = at.client;
  // the same again changes nothing, so it does not have to be read first
  await warning.notify.add(target);
  const { rules } = await warning.rules();
  const known = new Map(rules.map((one) => [one.id, one]));
  for (const { template, id, back, of = {} } of takenBy(plan)) {
    const { rule } = await warning.template({ template, id, notify: [target.name] });
    const names = rule['names'] as { zh: string; en: string };
    const marked = { zh: `${demoMark.zh}${names.zh}`, en: `${demoMark.en}${names.en}` };
    const whole = { ...rule, names: marked, of: { ...(rule['of'] as object | undefined), ...of } };
    if (!known.has(id)) await warning.add({ rule: JSON.stringify(whole) });
    const before = known.get(id);
    if (before?.state !== 'on') await warning.on({ rule: id, from: dayBefore(plan, back), seen: before?.revision ?? 1 });
  }
}

/** Answers what was found as people would: real, false, dealt with, muted for a while. */
export async function answerWarnings({ at, plan, judge }: LiveWork): Promise<void> {
  const { warning } = at.client;
  await judge();
  const found = async (rule: string) => (await warning.list({ rule })).episodes;
  const note = (zh: string): { note: string } => ({ note: `${demoMark.zh}${zh}` });
  const [stuck] = await found('demo-stuck');
  if (stuck !== undefined) await warning.feedback({ id: stuck.id, as: 'real', ...note('传感器失效，已更换') });
  const [first, second] = await found('demo-band-left');
  if (first !== undefined) await warning.feedback({ id: first.id, as: 'false', ...note('房间当日停用') });
  if (second !== undefined) await warning.mute({ id: second.id, until: dayBefore(plan, -30), ...note('等待维修') });
  // days with real findings are not a pattern of use: the corrected nights are left out, so that the savings are visible
  const open = (await found('demo-outside-schedule')).find(({ state }) => state === 'open');
  if (open !== undefined) await warning.acknowledge({ id: open.id, ...note('已派人查看') });
}
