import type { Carrier } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/facts.ts';
import { isThere, placedDevices } from './placed.ts';
import { type Certificate, deviceOn, type IntervalOn, verdictOn } from './rule.ts';
import { type VerificationState, verificationStates } from './vocabulary.ts';

/** A meter on a day: its certificate that rules, and what follows from it. */
export type JudgedMeter = {
  readonly meter: string;
  readonly carrier: Carrier;
  readonly building: string | null;
  /** When the device in place was installed; null where nobody has said. */
  readonly device: string | null;
  readonly certificate: string | null;
  readonly verified: string | null;
  /** The first day on which its certificate no longer holds. */
  readonly due: string | null;
  readonly state: VerificationState;
  readonly indicative: boolean;
};

export type DueList = {
  readonly meters: readonly JudgedMeter[];
  /** How many are listed in all. */
  readonly total: number;
  /** Of all that was asked for, whatever their state. */
  readonly counts: Readonly<Record<VerificationState, number>>;
};

type DuePage = {
  readonly on: string;
  /** The last day that counts as soon. */
  readonly soon: string;
  readonly state?: VerificationState | undefined;
  readonly limit: number;
  readonly offset: number;
};

type Known = {
  /** In the order of their codes. */
  readonly meters: readonly MeterFacts[];
  readonly certificatesOf: (meter: string) => readonly Certificate[];
  readonly intervalsOf: (carrier: Carrier) => IntervalOn;
};

/** Meters that are there on a day with their states: what asks for something first, then what ends first, then by code. */
export function dueList({ meters, certificatesOf, intervalsOf }: Known, { on, soon, state, limit, offset }: DuePage): DueList {
  const byState = new Map<VerificationState, JudgedMeter[]>(verificationStates.map((one) => [one, []]));
  const intervals = new Map<Carrier, IntervalOn>();
  for (const meter of meters) {
    if (!isThere(meter, on)) continue;
    const intervalOn = intervals.get(meter.carrier) ?? intervalsOf(meter.carrier);
    intervals.set(meter.carrier, intervalOn);
    const judged = judge(meter, certificatesOf(meter.code), intervalOn, { on, soon });
    byState.get(judged.state)?.push(judged);
  }
  const wanted = verificationStates.filter((one) => state === undefined || one === state).map((one) => byState.get(one) ?? []);
  const counts = Object.fromEntries([...byState].map(([one, found]) => [one, found.length])) as Record<VerificationState, number>;
  return { meters: pageOf(wanted, offset, limit), total: wanted.reduce((sum, found) => sum + found.length, 0), counts };
}

function judge(
  meter: MeterFacts,
  certificates: readonly Certificate[],
  intervalOn: IntervalOn,
  { on, soon }: Pick<DuePage, 'on' | 'soon'>,
): JudgedMeter {
  const devices = placedDevices(meter);
  const { state, certificate, due, indicative } = verdictOn({ certificates, devices, intervalOn }, on, soon);
  return {
    meter: meter.code,
    carrier: meter.carrier,
    building: meter.building,
    device: devices[deviceOn(devices, on)]?.installed ?? null,
    certificate: certificate?.certificate ?? null,
    verified: certificate?.verified ?? null,
    due,
    state,
    indicative,
  };
}

/** A page of groups one behind the other; only groups that it touches are put in order. */
function pageOf(groups: readonly (readonly JudgedMeter[])[], offset: number, limit: number): JudgedMeter[] {
  const page: JudgedMeter[] = [];
  let skip = offset;
  for (const group of groups) {
    if (page.length >= limit) break;
    if (skip < group.length) page.push(...inOrder(group).slice(skip, skip + limit - page.length));
    skip = Math.max(0, skip - group.length);
  }
  return page;
}

const inOrder = (group: readonly JudgedMeter[]): readonly JudgedMeter[] =>
  group.every(({ due }) => due === null) ? group : group.toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : a.due === b.due ? 0 : 1));
