import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope } from '#kernel/scope.ts';
import { askedTimeShape, codeShape } from '#kernel/shape.ts';
import { today } from '#kernel/today.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { Place } from '#platform/place/place.ts';
import type { HeatBilling } from '../heat-billing.ts';
import { changePaper } from './change-paper.ts';
import { spokenChange } from './spoken.ts';

type Needs = {
  readonly billing: Pick<HeatBilling, 'change'>;
  readonly place: Pick<Place, 'organisation'>;
  readonly now: Clock;
  readonly audit: WriteTrail;
  /** A line above it, such as the mark of demonstration data. */
  readonly note: string | undefined;
  readonly words: Words;
};

/** Why a household's bill changed, as a paper for who pays it; without names of occupants. */
export function changeDownload({ billing, place, now, audit, note, words }: Needs): DownloadRoute {
  return {
    path: '/exports/heat-bill-change',
    action: 'export',
    summary: 'Why a household’s bill of a season differs from the last closed one before, as a Word document for who pays it',
    parameters: {
      household: { about: 'the household', shape: codeShape },
      season: { about: 'the heating season; by default the last closed one', shape: z.string().trim().min(1).max(60).optional() },
      knownAt: { about: 'as known then', shape: askedTimeShape.optional() },
    },
    types: [wordType],
    open: async ({ scope }, { household = '', season, knownAt }) => {
      const change = await billing.change(scope, { household, season, knownAt });
      await audit(scope, {
        action: 'export',
        subject: 'heat-bill-change',
        region: { where: [`household:${household}`] },
        detail: { household, season: change.season ?? '' },
      });
      const day = today(now());
      const sentences = spokenChange(change, words, 'zh');
      const said = change.findings.map((one) => tell(one, words, 'zh').detail).filter((one) => !sentences.includes(one));
      const company = await nameOf(place, change.now?.company ?? null);
      const paper = { ...changePaper({ change, sentences, said, company, day }), note, dated: Date.parse(`${day}T00:00:00Z`) };
      const bytes = await writeWord(paper);
      const name = ['heat-bill-change', household, ...(change.season === null ? [] : [change.season])].join('-');
      return { name: `${name}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
    },
  };
}

/** The name of a company; its code if it is no organisation of the registry. */
async function nameOf(place: Pick<Place, 'organisation'>, company: string | null): Promise<string> {
  if (company === null) return '';
  try {
    return (await place.organisation(programScope, company)).name;
  } catch (error) {
    if (error instanceof Problem) return company;
    throw error;
  }
}
