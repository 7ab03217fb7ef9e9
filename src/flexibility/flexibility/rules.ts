import type { BaselineRule } from '#flexibility/baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import { isChina } from '#kernel/today.ts';
import type { Zone } from '#kernel/zone.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** A rule from knowledge in the version known then. */
export type KnownRule = BaselineRule & {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly source: { readonly document: string; readonly clause: string };
  readonly names?: { readonly zh: string; readonly en: string } | undefined;
};

export type Programme = EntryOf<'programme'>;

type Needs = Pick<FlexibilityNeeds, 'knowledge'>;

/** @param on the local day, `2026-06-01`. Throws `no-such-baseline-rule`. */
export function ruleNamed({ knowledge }: Needs, id: string, on: string, { received, recorded }: AsOf): KnownRule {
  const found = knowledge.find('baseline-rule', id, { on, recorded, received });
  if (found === null) throw new Problem('not-found', 'no-such-baseline-rule', { rule: id });
  return found;
}

/** @param on the local day. Throws `no-such-programme`. */
export function programmeNamed({ knowledge }: Needs, id: string, on: string, { received, recorded }: AsOf): Programme {
  const found = knowledge.find('programme', id, { on, recorded, received });
  if (found === null) throw new Problem('not-found', 'no-such-programme', { programme: id });
  return found;
}

/** Whether results based on an entry must be marked as indicative. */
export const isIndicative = ({ status }: { readonly status: string }): boolean => !isCertain(status);

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

/** Whether a local day is a workday: by China's calendar in its time zone, otherwise Monday to Friday. */
export function workedDays({ workdays }: Pick<FlexibilityNeeds, 'workdays'>, zone: Zone, known: AsOf): (day: number) => boolean {
  const calendar = isChina(zone.name) ? workdays.calendarNamed(programScope, 'china', known) : null;
  return calendar === null ? isWeekday : calendar.isWorked;
}

/** The step lengths that programmes settle by, s. */
export const stepSeconds = { '15min': 900, '30min': 1800, hour: 3600 } as const;

export type StepName = keyof typeof stepSeconds;
