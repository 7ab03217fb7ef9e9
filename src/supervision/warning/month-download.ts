import { wordType, writeWord } from '#platform/docx/docx.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#platform/place/place.ts';
import { codeShape } from '#kernel/shape.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { z } from 'zod';
import { textForm, writtenAs } from '#kernel/text-form.ts';
import { monthPaper, type MonthEpisode } from './month-paper.ts';
import type { WarningNeeds } from './needs.ts';
import type { Warnings } from './warning.ts';

const china = 'Asia/Shanghai';
const page = 1000;
const mostPages = 20;

type Needs = Pick<WarningNeeds, 'registry'> & { readonly place: Pick<Place, 'get'>; readonly mark: string | undefined };

type MonthSubject = { readonly building?: string | undefined; readonly region?: string | undefined };

/** The month of warnings of a place or a building as Word. */
export function warningDownloads(warnings: Pick<Warnings, 'list'>, needs: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/warnings',
      action: 'view',
      summary: 'The warnings of a month of a place or of a building as a Word document',
      parameters: {
        month: {
          about: 'the month, 2026-05',
          shape: z.string().regex(textForm(/^\d{4}-(?:0[1-9]|1[0-2])$/u, writtenAs.month.zh, writtenAs.month.en)),
        },
        building: { about: 'the building; or else a region', shape: codeShape.optional() },
        region: { about: 'the place', shape: codeShape.optional() },
      },
      types: [wordType],
      async open({ scope }, { month = '', building, region }) {
        const { name, zone, codes } = await subjectOf(needs, scope, { building, region });
        const span = spanOf(month, zone);
        const { read, total, episodes } = await episodesOf(warnings, scope, building);
        const own = episodes.filter((one) => touches(one, span) && (codes === null || codes.has(one.building ?? '')));
        const paper = monthPaper(own, { name, from: span.first, to: span.after, read, total, zone });
        const bytes = await writeWord({ ...paper, note: needs.mark });
        return {
          name: `${fileNameOf({ place: name, when: month, name: paper.title })}.docx`,
          type: wordType,
          body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
        };
      },
    },
  ];
}

/** Throws `no-such-building`, `no-such-place`, `warning-month-question`. */
async function subjectOf({ registry, place }: Needs, scope: Scope, { building, region }: MonthSubject) {
  if (building && region) throw new Problem('bad-input', 'warning-month-question', {});
  if (building !== undefined && building !== '') {
    const [found] = await registry.buildingFacts(scope, { buildings: [building] }, asOfNow);
    if (found === undefined) throw new Problem('not-found', 'no-such-building', { building });
    return { name: found.name, zone: found.zone, codes: new Set([found.code]) };
  }
  if (region === undefined || region === '') throw new Problem('bad-input', 'warning-month-question', {});
  const { name } = await place.get(region);
  const within = await registry.buildingFacts(scope, { region }, asOfNow);
  return { name, zone: china, codes: new Set(within.map(({ code }) => code)) };
}

/** Throws `warning-month-bad`. */
function spanOf(month: string, name: string) {
  const zone = (createZone(name) ?? createZone(china)) as Zone;
  const [year = 0, of = 0] = month.split('-').map(Number);
  const next = `${of === 12 ? year + 1 : year}-${String((of % 12) + 1).padStart(2, '0')}-01`;
  const [first, after] = [parseDay(`${month}-01`), parseDay(next)];
  if (first === null || after === null || !/^\d{4}-\d{2}$/u.test(month)) throw new Problem('bad-input', 'warning-month-bad', {});
  return { from: zone.dayStart(first), to: zone.dayStart(after), first: dayText(first), after: next };
}

const touches = ({ start, end }: MonthEpisode, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  Date.parse(start) / 1000 < to && (end === null || Date.parse(end) / 1000 > from);

/** All that the scope sees, page by page, latest first. */
async function episodesOf(warnings: Pick<Warnings, 'list'>, scope: Scope, building: string | undefined) {
  const episodes: MonthEpisode[] = [];
  const which = building === undefined || building === '' ? {} : { building };
  for (let at = 0; ; at += 1) {
    const { episodes: found, total } = await warnings.list(scope, { ...which, offset: at * page, limit: page });
    episodes.push(...found);
    if (found.length < page || at + 1 >= mostPages) return { episodes, total, read: episodes.length };
  }
}
