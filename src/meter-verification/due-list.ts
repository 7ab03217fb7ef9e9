import type { Carrier } from '#kernel/carrier.ts';
import type { MeterFacts } from '#registry/facts.ts';
import { isThere, placedDevices } from './placed.ts';
import { type Certificate, deviceOn, type IntervalOn, type PlacedDevice, type Verdict, verdictOn } from './rule.ts';
import { type VerificationState, verificationStates } from './codes.ts';

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

/** What meters are judged by. */
export type Known = {
  /** In the order of their codes. */
  readonly meters: readonly MeterFacts[];
  readonly certificatesOf: (meter: string) => readonly Certificate[];
  readonly intervalsOf: (carrier: Carrier) => IntervalOn;
};

/** A meter with its devices and its verdict; said in full where it is listed alone. */
type Judged = { readonly meter: MeterFacts; readonly devices: readonly PlacedDevice[]; readonly verdict: Verdict };

/** Meters that are there on a day with their states: what asks for something first, then what ends first, then by code. */
export function dueList({ meters, certificatesOf, intervalsOf }: Known, { on, soon, state, limit, offset }: DuePage): DueList {
  const byState = new Map<VerificationState, Judged[]>(verificationStates.map((one) => [one, []]));
  const intervals = new Map<Carrier, IntervalOn>();
  for (const meter of meters) {
    if (!isThere(meter, on)) continue;
    const intervalOn = intervals.get(meter.carrier) ?? intervalsOf(meter.carrier);
    intervals.set(meter.carrier, intervalOn);
    const devices = placedDevices(meter);
    const verdict = verdictOn({ certificates: certificatesOf(meter.code), devices, intervalOn }, on, soon);
    byState.get(verdict.state)?.push({ meter, devices, verdict });
  }
  const wanted = verificationStates.filter((one) => state === undefined || one === state).map((one) => byState.get(one) ?? []);
  const counts = Object.fromEntries([...byState].map(([one, found]) => [one, found.length])) as Record<VerificationState, number>;
  const page = pageOf(wanted, offset, limit).map((judged) => present(judged, on));
  return { meters: page, total: wanted.reduce((sum, found) => sum + found.length, 0), counts };
}

function present({ meter, devices, verdict: { state, certificate, due, indicative } }: Judged, on: string): JudgedMeter {
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
function pageOf(groups: readonly (readonly Judged[])[], offset: number, limit: number): Judged[] {
  const page: Judged[] = [];
  let skip = offset;
  for (const group of groups) {
    if (page.length >= limit) break;
    if (skip < group.length) page.push(...inOrder(group).slice(skip, skip + limit - page.length));
    skip = Math.max(0, skip - group.length);
  }
  return page;
}

function inOrder(group: readonly Judged[]): readonly Judged[] {
  if (group.every(({ verdict }) => verdict.due === null)) return group;
  return group.toSorted(({ verdict: { due: a } }, { verdict: { due: b } }) => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1));
}
