import type { Finding, Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Place } from '#platform/place/place.ts';
import type { EnergyReports } from '#reporting/energy-report/energy-report.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import { type Part, sentencesOf } from './sentences.ts';

/** A place in a calendar year, as known at an instant; now if none is given. */
export type BriefQuestion = { readonly region: string; readonly year: number; readonly knownAt?: string | undefined };

export type BriefNeeds = {
  readonly place: Pick<Place, 'seen'>;
  readonly energyReport: Pick<EnergyReports, 'place'>;
  readonly targets: Pick<Targets, 'progress' | 'knownAt'>;
};

type Standing = Awaited<ReturnType<BriefNeeds['targets']['progress']>>[number];

const isOfAbove = ({ ofAbove, own }: Standing): boolean => ofAbove || own.kind === 'unsaid';

/** The status of targets, most trouble first. */
const order = ['missed', 'behind', 'unknown', 'on-track', 'reached'] as const;

export type BriefOnPage = {
  readonly region: string;
  readonly place: string;
  readonly year: number;
  readonly until: string | null;
  /** ms UTC. */
  readonly received: number;
  readonly sentences: readonly (readonly Part[])[];
  readonly targets: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: (typeof order)[number];
    readonly now: number | null;
    readonly path: number | null;
    readonly unit: string;
    /** The year by which it is to be reached. */
    readonly due: number | null;
    readonly figure: string | null;
  }[];
  /** Totals of a place above that were not shared out: they are not judged here. */
  readonly unshared: readonly { readonly id: string; readonly title: string }[];
  readonly below: readonly {
    readonly code: string;
    readonly name: string;
    readonly buildings: number;
    readonly tce: number | null;
    readonly change: number | null;
    readonly coverage: number;
    readonly figure: string;
  }[];
  readonly findings: readonly Finding[];
};

/**
 * A place in a year on one page.
 * @example await createBrief({ place, energyReport, targets }).show(scope, { region: '140300', year: 2025 }, 'zh')
 */
export function createBrief({ place: places, energyReport, targets }: BriefNeeds) {
  return {
    /** Throws `no-such-place`, `time-not-kept`, `bad-instant`. */
    async show(scope: Scope, { region, year, knownAt }: BriefQuestion, language: Language): Promise<BriefOnPage> {
      const known = targets.knownAt(knownAt);
      await places.seen(scope, region);
      const [report, progress] = await Promise.all([
        energyReport.place(scope, { region, period: String(year), knownAt }),
        targets.progress(scope, { region, year, known }),
      ]);
      const judged = progress
        .filter((one) => !isOfAbove(one))
        .map(({ target: { id, name, due }, status, now, path, unit, figure }) => ({
          id,
          title: name[language],
          status,
          now: numberOf(now),
          path: numberOf(path),
          unit,
          due,
          figure,
        }))
        .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
      const { total, quota, below, buildings, isOpen } = report;
      const place = report.region.name;
      const until = isOpen ? today(known.received) : null;
      const energy = { tce: total.value, change: total.compared.at(-1)?.change ?? null, coverage: total.coverage, figure: total.figure };
      const over = { formal: quota.formal.count, indicative: quota.indicative.count };
      return {
        region,
        place,
        year,
        until,
        received: known.received,
        sentences: sentencesOf({ place, year, until, buildings, energy, over, targets: judged }, language),
        targets: judged,
        unshared: progress.filter(isOfAbove).map(({ target: { id, name } }) => ({ id, title: name[language] })),
        below: below.map(({ intensity: _, ...one }) => one),
        findings: report.findings,
      };
    },
  };
}

export type Brief = ReturnType<typeof createBrief>;
