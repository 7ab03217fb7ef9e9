import { asOf } from '#kernel/as-of.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import { dayText } from '#kernel/day.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { isChina, placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { secondsOf, type PriceStepName } from './price-steps.ts';
import { tariffPrices, type Tariff } from './tariff-prices.ts';

export type TariffNeeds = {
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'find' | 'trouble'>;
  readonly workdays: Pick<Workdays, 'known'>;
};

export type PriceRequest = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly step: PriceStepName;
  readonly zone?: string | undefined;
  readonly knownAt?: string | undefined;
};

export type Tariffs = ReturnType<typeof createTariffs>;

/**
 * Tariffs of electricity, from the city's knowledge. In China's time zones its calendar decides what a workday is; elsewhere it is Monday
 * to Friday.
 */
export function createTariffs({ now, knowledge, workdays }: TariffNeeds) {
  /** Throws `no-such-tariff`, or the fault in the city's own files if that is why it is missing. */
  const inForce = (id: string, on: string, known: ReturnType<typeof asOf>): Tariff => {
    const found = knowledge.find('tariff', id, { on, recorded: known.recorded, received: known.received });
    if (found !== null) return found;
    const faults = knowledge.trouble().filter(({ code }) => code === 'tariff-gap' || code === 'tariff-overlap');
    // its own faults before those of others; nothing else in a faulty file was accepted
    const own = faults.filter(({ evidence }) => evidence['tariff'] === id);
    const [first] = own.length > 0 ? own : faults;
    if (first !== undefined) throw new Problem('bad-input', first.code, first.evidence, own.length > 0 ? own : faults);
    // a file with another kind of fault may be why it is missing
    throw new Problem('not-found', 'no-such-tariff', { tariff: id, on }, knowledge.trouble());
  };
  return {
    /** The version of a tariff in force on a local day, as known at an instant. */
    inForce,
    /** The price of electricity step by step. Throws `no-such-tariff`, `unknown-zone`, `bad-instant`, `too-many-steps`, `tariff-gap`. */
    prices(scope: Scope, { id, from, to, step, zone: zoneName = placeZone, knownAt }: PriceRequest) {
      const zone = createZone(zoneName);
      if (zone === null) throw new Problem('bad-input', 'unknown-zone', { zone: zoneName });
      const [begin, end] = [instantOf(from, zone), instantOf(to, zone)];
      if (end <= begin) throw new Problem('bad-input', 'prices-span', { from, to });
      refuseManySteps(Math.ceil((end - begin) / secondsOf(step)));
      const known = asOf(now(), knownAt);
      const isWorked = workedIn(zoneName, () => workdays.known(scope, knownAt).isWorked);
      const steps = tariffPrices({
        from: begin,
        to: end,
        step: secondsOf(step),
        zone,
        tariffOn: (day) => inForce(id, day, known),
        isWorked,
      });
      return {
        steps: steps.map(({ start, ...rest }) => ({ start: formatInstant(start), ...rest })),
        /** Of the first day. */
        demand: inForce(id, dayText(zone.dayOf(begin)), known).demand ?? null,
      };
    },
  };
}

/** Time zones of Xinjiang: its clock is its own, its holidays are China's. */
const xinjiang: ReadonlySet<string> = new Set(['Asia/Urumqi', 'Asia/Kashgar']);

const workedIn = (zone: string, official: () => (day: number) => boolean): ((day: number) => boolean) =>
  isChina(zone) || xinjiang.has(zone) ? official() : isMondayToFriday;

/** 1970-01-01 was a Thursday. */
const isMondayToFriday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

function instantOf(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return at;
}
