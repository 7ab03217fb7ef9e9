import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Client } from '#client.ts';
import { demoResponders } from '#kernel/demo-accounts.ts';
import { demoCity } from '../../../test/city.ts';
import { city } from '../../../test/city/place.ts';
import {
  aggregatorCode,
  aggregatorName,
  answersOf,
  type Commitment,
  commitmentsOf,
  dayOfEvent,
  type DemoEvent,
  demoPortfolios,
  memberDays,
  type MemberLoad,
  memberLoadOptions,
  memberLoadsFrom,
  membersOfEach,
  pastEvents,
  programmesText,
  stepMs,
  tariffText,
  tomorrow,
  twiceIssued,
  weeksBack,
  writeMemberLoads,
  writeMembers,
} from '../../../test/city/response.ts';
import { runImport } from '#cli/follow.ts';
import type { LiveWork } from './live-work.ts';
import { dayBefore } from './live-warnings.ts';
import { settleEvent } from '#cli/as-read.ts';

type Work = Pick<LiveWork, 'at' | 'directory' | 'plan'>;

/** The members of all portfolios, with what their meters counted. */
type Members = { readonly portfolio: string; readonly loads: readonly MemberLoad[] }[];

/** A made-up electricity tariff and made-up programmes, which pay for the demo's events; they are in force at the end. */
export async function bringTariffs({ at: { client } }: Pick<LiveWork, 'at'>): Promise<void> {
  const { files } = await client.knowledge.files.list();
  const there = new Set(files.map(({ name }) => name));
  for (const [name, text] of [
    ['demo-tariff.yaml', tariffText],
    ['demo-programmes.yaml', programmesText],
  ] as const)
    if (!there.has(name)) await client.knowledge.files.put({ name, text });
  const { entries } = await client.knowledge.list({ kind: 'programme' });
  await untilKnown(entries.map(({ firstSeen }) => Date.parse(firstSeen)));
}

/**
 * A written file takes effect a moment later, at an instant that the program reports: an event called before it would find no programme.
 */
async function untilKnown(instants: readonly number[]): Promise<void> {
  const last = Math.max(0, ...instants);
  for (let left = last - Date.now(); left > 0; left = last - Date.now()) await setTimeout(left);
}

/**
 * Two portfolios of an aggregator with their members, whose meters continue to the current hour; past events that are settled, one of them
 * again after readings were corrected; one event tomorrow, of which owners are notified. Running it twice changes nothing.
 */
export async function respond(work: Work & Pick<LiveWork, 'openAccount'>): Promise<void> {
  const { client } = work.at;
  const { events } = await client.flexibility.events.list({});
  const there = new Set(events.map(({ event }) => event.code));
  if (there.has(tomorrow.code)) return;
  const members = await membersToBe(work);
  if (members.length === 0) return;
  await joinPortfolios(work, members);
  await openAccounts(work, members);
  const done = new Map(pastEvents.map((event) => [event.code, commitmentsFor(event, members, work)]));
  const loads = members.flatMap((one) => one.loads);
  // events that are not ours exist for other reasons
  if (!pastEvents.some(({ code }) => there.has(code))) await bringLoads(work, loads, done, false);
  for (const event of pastEvents) {
    if (!there.has(event.code) && !(await callPast(work, event, done.get(event.code) ?? []))) continue;
    there.add(event.code);
    await settleEvent(client, { event: event.code });
  }
  await bringLoads(work, loads, done, true);
  if (there.has(twiceIssued)) await settleEvent(client, { event: twiceIssued });
  await callTomorrow(work, done.get(twiceIssued) ?? []);
}

/** Buildings with a meter read every quarter hour that are not live already, as many as the portfolios need. */
async function membersToBe({ at: { client }, plan }: Work): Promise<Members> {
  const live = new Set(plan.buildings);
  const { meters } = await client.registry.meters({ carrier: 'electricity', limit: 1000 });
  const mains = meters.flatMap(({ code: meter, building, kind, capacity }) =>
    building !== null && kind === 'interval' && capacity !== null && !live.has(building) ? [{ meter, building }] : [],
  );
  const wanted = membersOfEach * demoPortfolios.length;
  const found: MemberLoad[] = [];
  for (const main of mains.toSorted((a, b) => (a.building < b.building ? -1 : 1))) {
    if (found.length === wanted) break;
    const kwh = await loadBefore(client, main.meter, plan.until);
    if (kwh !== null) found.push({ ...main, kwh });
  }
  const each = Math.ceil(found.length / demoPortfolios.length);
  return demoPortfolios.flatMap(({ code }, at) => {
    const loads = found.slice(at * each, (at + 1) * each);
    return loads.length === 0 ? [] : [{ portfolio: code, loads }];
  });
}

/** What a meter counted whole weeks before the time it is continued for; null if a step is missing. */
async function loadBefore({ metering }: Client, meter: string, until: number): Promise<number[] | null> {
  const back = weeksBack(until, Date.parse(`${demoCity.to}T00:00:00+08:00`));
  const [from, to] = [memberLoadsFrom(until) - back, until - back].map((at) => new Date(at).toISOString()) as [string, string];
  const { steps } = await metering.useOfMeter({ meter, from, to, step: '15min' });
  const kwh = steps.flatMap(({ value }) => (value === null ? [] : [value]));
  return kwh.length === (until - memberLoadsFrom(until)) / stepMs ? kwh : null;
}

/** The aggregator, its portfolios, and the members that join them with the agreed terms. */
async function joinPortfolios({ at, directory, plan }: Work, members: Members): Promise<void> {
  const { place, portfolio } = at.client;
  const { organisations } = await place.organisations({ codes: [aggregatorCode] });
  if (organisations.length === 0)
    await place.addOrganisation({ code: aggregatorCode, set: { name: aggregatorName, kind: 'enterprise', region: city.code } });
  const had = new Set((await portfolio.list({})).portfolios.map(({ code }) => code));
  for (const { code, name } of demoPortfolios) if (!had.has(code)) await portfolio.add({ code, name, organisation: aggregatorCode });
  for (const { portfolio: code, loads } of members) {
    const path = join(directory, `示范成员-${code}.csv`);
    const buildings = loads.map(({ building }) => building);
    writeMembers(path, code, buildings, dayBefore(plan, memberDays));
    await runImport(quietly(at), { path, begin: (file) => portfolio.importMembers({ file, wait: false }) });
  }
}

/** An account for the aggregator, and one for the owner of most buildings of the first portfolio. */
async function openAccounts({ at: { client }, openAccount }: Pick<LiveWork, 'at' | 'openAccount'>, members: Members): Promise<void> {
  await openAccount({ name: demoResponders.aggregator.name, role: 'aggregator', organisation: aggregatorCode });
  const counts = new Map<string, number>();
  for (const { building } of members[0]?.loads ?? []) {
    const { organisation } = await client.registry.building({ building });
    if (typeof organisation === 'string') counts.set(organisation, (counts.get(organisation) ?? 0) + 1);
  }
  const [owner] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (owner !== undefined) await openAccount({ name: demoResponders.owner.name, role: 'owner', organisation: owner[0] });
}

const quietly = (at: LiveWork['at']): LiveWork['at'] => ({ ...at, output: { ...at.output, terminal: false } });

function commitmentsFor(event: DemoEvent, members: Members, { plan }: Pick<LiveWork, 'plan'>): Commitment[] {
  const loads = members.find(({ portfolio }) => portfolio === event.portfolio)?.loads ?? [];
  return commitmentsOf(event, loads, memberLoadsFrom(plan.until), plan.until);
}

async function bringLoads(
  { at, directory, plan: { until } }: Work,
  loads: readonly MemberLoad[],
  done: ReadonlyMap<string, readonly Commitment[]>,
  mended: boolean,
): Promise<void> {
  const path = join(directory, mended ? '示范成员用电-更正.csv' : '示范成员用电.csv');
  writeMemberLoads(path, loads, done, { from: memberLoadsFrom(until), until, mended });
  await runImport(quietly(at), { path, begin: (file) => at.client.readings.importReadings({ ...memberLoadOptions, file, wait: false }) });
}

/**
 * An event recorded after it is over: who committed what, and each member's answer. False if no one committed anything: it is not called.
 */
async function callPast({ at, directory, plan }: Work, event: DemoEvent, committed: readonly Commitment[]): Promise<boolean> {
  if (committed.length === 0) return false;
  const path = join(directory, `示范承诺-${event.code}.csv`);
  writeFileSync(path, ['building,kw', ...committed.map(({ building, kw }) => `${building},${kw.toFixed(1)}`), ''].join('\n'));
  const notice = `${dayBefore({ ...plan, until: Date.parse(`${dayOfEvent(event, plan.until)}T12:00:00+08:00`) }, 1)}T16:00`;
  await at.client.flexibility.events.add({ ...asked(event, plan.until), notice, file: await at.upload(path) });
  await answer(at.client, event);
  return true;
}

const asked = (event: DemoEvent, until: number) => {
  const { code, programme, portfolio, direction, from, to } = event;
  const day = dayOfEvent(event, until);
  return { code, programme, portfolio, direction, from: `${day}T${from}`, to: `${day}T${to}` };
};

async function answer({ flexibility }: Client, event: DemoEvent): Promise<void> {
  const { members } = await flexibility.events.show({ event: event.code });
  for (const one of answersOf(
    event,
    members.map(({ building }) => building),
  ))
    await flexibility.events.answer({ event: event.code, ...one });
}

/** Requests as much for tomorrow as was committed before, at most what can be lowered then; if that is nothing, there is no event. */
async function callTomorrow({ at: { client }, plan }: Work, committed: readonly Commitment[]): Promise<void> {
  const event = asked(tomorrow, plan.until);
  const { total } = await client.flexibility.capability({ portfolio: tomorrow.portfolio, at: event.from, hours: 2 });
  const before = committed.reduce((sum, { kw }) => sum + kw, 0);
  const kw = Math.floor(Math.min(before, total.downKw ?? 0));
  if (kw < 1) return;
  await client.flexibility.events.add({ ...event, kw: String(kw) });
  await answer(client, tomorrow);
}
