import { CsvFile } from './bytes.ts';
import { cityZone } from './days.ts';
import { random } from './random.ts';
import { demoMark } from './rooms.ts';

/** Demand response of the demo: tariff, programmes, portfolios, members, events. Prices, shares and commitments are made up. */

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;
export const stepMs = 900_000;

const seed = 20_260_101;

export const aggregatorCode = '示范-JHS';
export const aggregatorName = `${demoMark.zh}漾泉负荷聚合商`;

export const demoPortfolios = [
  { code: '示范-JHT-1', name: `${demoMark.zh}一号聚合体` },
  { code: '示范-JHT-2', name: `${demoMark.zh}二号聚合体` },
] as const;

/** How many buildings are in each. */
export const membersOfEach = 30;

/** Members' meters continue for this many days before the last hour: the days that the baselines of all events look back on. */
export const memberDays = 84;
const weekMs = 7 * dayMs;

/** The start of their continued readings, ms: the beginning of a local day. */
export const memberLoadsFrom = (until: number): number => Math.floor((until + zoneMs) / dayMs) * dayMs - zoneMs - memberDays * dayMs;

/** The number of whole weeks (in ms) needed to move everything up to an instant before the city's last day. */
export const weeksBack = (until: number, lastDay: number): number => Math.max(52, Math.ceil((until - lastDay) / weekMs)) * weekMs;

const demoTariff = 'demo-time-of-use';
const peakProgramme = 'demo-peak';
const valleyProgramme = 'demo-valley';

const madeUp = `status: DEMO
    source: {document: ${demoMark.zh}价格为演示编造, clause: 演示编造}`;

/** Prices by the clock; not those of any grid. */
export const tariffText = `kind: tariff
entries:
  - id: ${demoTariff}
    names: {zh: ${demoMark.zh}分时电价（编造）, en: 'Demo data: time of use, made up'}
    ${madeUp}
    export: '0.30'
    periods:
      - {name: 低谷, price: '0.32', from: '23:00', to: '07:00'}
      - {name: 平段, price: '0.60', from: '07:00', to: '09:00'}
      - {name: 高峰, price: '0.96', from: '09:00', to: '11:00'}
      - {name: 平段, price: '0.60', from: '11:00', to: '17:00'}
      - {name: 尖峰, price: '1.20', from: '17:00', to: '21:00'}
      - {name: 平段, price: '0.60', from: '21:00', to: '23:00'}
`;

/** How responses are paid: the baseline is a shipped rule, the prices are made up. */
export const programmesText = `kind: programme
entries:
  - id: ${peakProgramme}
    names: {zh: ${demoMark.zh}削峰响应（价格编造）, en: 'Demo data: peak shaving, prices made up'}
    ${madeUp}
    rule: jiangsu-2015
    step: 15min
    pay: {unit: kWh, price: '2.00', floor: '0.8', ceiling: '1.2', penalty: '0.50'}
  - id: ${valleyProgramme}
    names: {zh: ${demoMark.zh}填谷响应（价格编造）, en: 'Demo data: valley filling, prices made up'}
    ${madeUp}
    rule: jiangsu-2015
    step: 15min
    pay: {unit: kWh, price: '0.50', ceiling: '1.2'}
`;

/** An event of the demo, in days before the last hour and local clock times. */
export type DemoEvent = {
  readonly code: string;
  readonly portfolio: string;
  readonly programme: string;
  readonly direction: 'down' | 'up';
  readonly daysAgo: number;
  readonly from: string;
  readonly to: string;
  /** The mean share of their commitments that members actually deliver. */
  readonly kept: number;
};

const [first, second] = demoPortfolios;
const down = { programme: peakProgramme, direction: 'down' } as const;

/** The second is issued twice, because a reading was wrong; in the third the members delivered too little. */
export const pastEvents: readonly DemoEvent[] = [
  { code: '示范-XY-1', portfolio: first.code, ...down, daysAgo: 35, from: '18:00', to: '20:00', kept: 1 },
  { code: '示范-XY-2', portfolio: first.code, ...down, daysAgo: 22, from: '17:30', to: '19:30', kept: 1.05 },
  { code: '示范-XY-3', portfolio: second.code, ...down, daysAgo: 15, from: '18:00', to: '20:00', kept: 0.55 },
  {
    code: '示范-XY-4',
    portfolio: second.code,
    programme: valleyProgramme,
    direction: 'up',
    daysAgo: 8,
    from: '12:00',
    to: '14:00',
    kept: 1,
  },
];

/** The event that is issued twice. */
export const twiceIssued = '示范-XY-2';

export const tomorrow: DemoEvent = { code: '示范-XY-5', portfolio: first.code, ...down, daysAgo: -1, from: '18:00', to: '20:00', kept: 1 };

/** The local day of an event; a past event was on Monday to Friday. */
export function dayOfEvent({ daysAgo }: DemoEvent, until: number): string {
  const at = until + zoneMs - daysAgo * dayMs;
  const weekday = new Date(at).getUTCDay();
  const back = daysAgo < 0 ? 0 : weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  return new Date(at - back * dayMs).toISOString().slice(0, 10);
}

const instant = (day: string, clock: string): number => Date.parse(`${day}T${clock}:00Z`) - zoneMs;

/** First and last instant of an event, ms. */
const spanOf = (event: DemoEvent, until: number) => {
  const day = dayOfEvent(event, until);
  return { from: instant(day, event.from), to: instant(day, event.to) };
};

/** A future member: what its meter counted in quarter hours from `from` on, kWh. */
export type MemberLoad = { readonly building: string; readonly meter: string; readonly kwh: readonly number[] };

/** Terms of members in the form of a file. */
export function writeMembers(path: string, portfolio: string, buildings: readonly string[], from: string): void {
  const file = new CsvFile(path);
  file.row(['portfolio', 'building', 'from', 'share', 'consent', 'price', 'maxKw']);
  const draw = random(seed, portfolio);
  for (const [at, building] of buildings.entries())
    file.row([
      portfolio,
      building,
      from,
      draw.pick(['0.65', '0.7', '0.7', '0.75', '0.8']),
      `${demoMark.zh}业主同意书 ${from.slice(0, 4)}-${String(at + 1).padStart(3, '0')}`,
      at % 3 === 0 ? draw.pick(['0.80', '1.00', '1.20']) : null,
      at % 5 === 4 ? draw.pick([5, 10, 20]) : null,
    ]);
  file.close();
}

/** What a member commits in an event and what it actually does, kW. */
export type Commitment = { readonly building: string; readonly kw: number; readonly doneKw: number };

/** About an eighth of what each uses at that time; every eleventh says no (`doneKw` 0). */
export function commitmentsOf(event: DemoEvent, loads: readonly MemberLoad[], from: number, until: number): Commitment[] {
  const span = spanOf(event, until);
  const draw = random(seed, event.code);
  return loads.map(({ building, kwh }, at) => {
    const steps = kwh.slice((span.from - from) / stepMs, (span.to - from) / stepMs);
    const mean = (steps.reduce((sum, one) => sum + one, 0) / steps.length) * 4;
    const kw = Math.max(0.5, Math.round(mean * (0.1 + 0.05 * draw.next()) * 10) / 10);
    const kept = event.kept * (0.75 + 0.5 * draw.next());
    return { building, kw, doneKw: saysNo(at) ? 0 : kw * kept };
  });
}

/** Who takes no part in the events of its portfolio, by its position in it. */
const saysNo = (at: number): boolean => at % 11 === 10;

/** For the event that is issued twice, by position: the meter that reported too little, and the one whose last hour came late. */
const wrongAt = 1;
const lateAt = 8;

/**
 * The readings of members' meters: their loads with what was done in events.
 * @param mended the true values, only of the hours that were first reported differently
 */
export function writeMemberLoads(
  path: string,
  loads: readonly MemberLoad[],
  done: ReadonlyMap<string, readonly Commitment[]>,
  { from, until, mended }: { readonly from: number; readonly until: number; readonly mended: boolean },
): void {
  const twice = spanOf(pastEvents.find(({ code }) => code === twiceIssued) as DemoEvent, until);
  const truth = loads.map((load) => trueLoad(load, done, from, until));
  const some = mended ? [wrongAt, lateAt].filter((at) => at < loads.length) : loads.map((_, at) => at);
  const file = new CsvFile(path);
  file.row(['时间', ...some.map((at) => loads[at]?.meter)]);
  const [begin, end] = mended ? [twice.from, twice.to] : [from, until];
  for (let step = begin; step < end; step += stepMs) {
    const time = new Date(step + zoneMs).toISOString().slice(0, 16).replace('T', ' ');
    const cells = some.map((at) => {
      const value = truth[at]?.[(step - from) / stepMs] ?? 0;
      if (mended || step < twice.from || step >= twice.to) return value.toFixed(2);
      if (at === lateAt && step >= twice.to - 4 * stepMs) return null;
      return (at === wrongAt ? value * 0.4 : value).toFixed(2);
    });
    file.row([time, ...cells]);
  }
  file.close();
}

function trueLoad({ building, kwh }: MemberLoad, done: ReadonlyMap<string, readonly Commitment[]>, from: number, until: number): number[] {
  const out = [...kwh];
  for (const event of pastEvents) {
    const one = done.get(event.code)?.find((commitment) => commitment.building === building);
    const span = spanOf(event, until);
    const sign = event.direction === 'down' ? -1 : 1;
    if (one !== undefined)
      for (let at = (span.from - from) / stepMs; at < (span.to - from) / stepMs; at += 1)
        out[at] = Math.max(0, (out[at] as number) + (sign * one.doneKw) / 4);
  }
  return out;
}

/** The owners' answers to an event, by position: yes for most of the past events; for tomorrow's some have not answered. */
export function answersOf(event: DemoEvent, buildings: readonly string[]): Answer[] {
  const draw = random(seed, `${event.code} answers`);
  return buildings.flatMap((building, at): Answer[] => {
    if (saysNo(at)) return [{ building, answer: 'out', reason: `${demoMark.zh}当日有会议，不便降低负荷` }];
    return event === tomorrow && draw.chance(0.5) ? [] : [{ building, answer: 'in' }];
  });
}

type Answer = { readonly building: string; readonly answer: 'in' | 'out'; readonly reason?: string };

/** The options for the import of members' loads. */
export const memberLoadOptions = {
  layout: 'wide',
  timeColumn: '时间',
  interval: '15min',
  kind: 'interval',
  marks: 'start',
  zone: cityZone,
  unit: 'kWh',
} as const;
