import { civil, dayNumber, dayText, parseDay } from '#kernel/day.ts';
import { counties } from './place.ts';
import { random, type Random } from './random.ts';
import { casework, type CaseworkOf } from './walks.ts';

/** One thing that happens in a case: it begins, a step is taken, a panel is filled or votes. */
export type Happening = {
  /** Local day and minute of the day. */
  readonly day: string;
  readonly minute: number;
  /** The number of the case within the plan. */
  readonly of: number;
} & (
  | { readonly kind: 'begin' }
  /** `variant` distinguishes what is submitted with the same step. */
  | { readonly kind: 'step'; readonly step: string; readonly variant: string | null }
  | { readonly kind: 'seat'; readonly panel: string }
  | { readonly kind: 'vote'; readonly panel: string; readonly ballot: 'yes' | 'no'; readonly voters: number }
);

export type PlannedCase = {
  readonly number: number;
  readonly procedure: string;
  readonly of: CaseworkOf['of'];
  readonly region: string;
  /** Positions in the lists of organisations and of buildings. */
  readonly organisation: number;
  readonly building: number;
  readonly fields: CaseworkOf['fields'];
  readonly reasons: NonNullable<CaseworkOf['reasons']>;
  readonly variants: NonNullable<CaseworkOf['variants']>;
  /** The oldest cases are imported from earlier lists. */
  readonly isOld: boolean;
  /** In order, up to the day on which the cases are made. */
  readonly happenings: readonly Happening[];
};

const years = 3;
/** Cases that began longer ago than this were kept in earlier lists. */
const oldAfterDays = 400;
const seed = 20_260_101;

/** How many organisations and officers the plan uses. */
export const organisationCount = 10;

/**
 * All cases of the demo city as they developed until a day: the same day gives the same cases.
 * @param today `2026-11-22`
 * @param share of the demo's number of cases; at least one of each walk
 */
export function planCasework(today: string, share = 1): readonly PlannedCase[] {
  const last = parseDay(today) as number;
  const made: PlannedCase[] = [];
  for (const [procedure, work] of Object.entries(casework)) {
    const chance = random(seed, procedure);
    for (const { cases, steps, within = years * 365, before = 5 } of work.walks)
      for (let left = Math.max(1, Math.round(cases * share)); left > 0; left -= 1)
        made.push(plan(made.length + 1, procedure, work, steps, last, chance.whole(before, within), chance));
  }
  return made;
}

function plan(
  number: number,
  procedure: string,
  { of, fields, reasons = {}, variants = {} }: CaseworkOf,
  written: string,
  last: number,
  ago: number,
  chance: Random,
): PlannedCase {
  const began = workday(last - ago);
  const happenings: Happening[] = [{ kind: 'begin', of: number, day: dayText(began), minute: 540 + (number % 60) }];
  let [day, minute] = [began, 600 + (number % 60)];
  for (const [index, word] of written.split(' ').entries()) {
    const after = Number(word.slice(word.indexOf('+') + 1));
    const soonest = word.startsWith('yearly') ? dayNumber(civil(day).year + 1, 1, 20) : 0;
    const next = workday(Math.max(soonest, day + Math.ceil(after * (1 + 0.8 * chance.next()))));
    if (next >= last) break;
    minute = next === day ? minute + 5 : 600 + ((number + index * 7) % 300);
    day = next;
    happenings.push({ ...readWord(word.slice(0, word.indexOf('+'))), of: number, day: dayText(day), minute });
  }
  return {
    number,
    procedure,
    of,
    region: chance.weighed(counties).code,
    organisation: number % organisationCount,
    building: number,
    fields,
    reasons,
    variants,
    isOld: ago > oldAfterDays,
    happenings,
  };
}

type Read =
  | { readonly kind: 'step'; readonly step: string; readonly variant: string | null }
  | { readonly kind: 'seat'; readonly panel: string }
  | { readonly kind: 'vote'; readonly panel: string; readonly ballot: 'yes' | 'no'; readonly voters: number };

function readWord(word: string): Read {
  const [first = '', rest = null] = word.split(':');
  if (first === 'seat') return { kind: 'seat', panel: rest ?? '' };
  if (first !== 'yes' && first !== 'no') return { kind: 'step', step: first, variant: rest };
  const [panel = '', voters = '1'] = (rest ?? '').split('=');
  return { kind: 'vote', panel, ballot: first, voters: Number(voters) };
}

/** The day itself, or the Monday after a weekend: offices act on workdays. */
function workday(day: number): number {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday < 5 ? day : day + 7 - weekday;
}
