import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { labels } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { Place } from '#platform/place/place.ts';
import { tableFile, xlsxType } from '#platform/tables/file.ts';
import type { DistrictEnergy } from './district-energy.ts';
import { planPaper } from './plan-paper.ts';
import { districtBasisTerms, districtKindTerms, districtTerms as terms } from './vocabulary.ts';

type Needs = {
  readonly place: Pick<Place, 'get'>;
  /** The mark of demonstration data. */
  readonly mark: string | undefined;
  readonly audit: WriteTrail;
  readonly now: Clock;
  readonly words: Words;
};

const plan = { about: 'the plan', shape: z.string().min(1).max(100) };

/** A district energy plan as a paper, and its demand as a table. */
export const districtEnergyDownloads = (district: DistrictEnergy, needs: Needs): DownloadRoute[] => [
  paperFile(district, needs),
  demandFile(district, needs),
];

function paperFile({ plans }: DistrictEnergy, { place, mark, audit, now, words }: Needs): DownloadRoute {
  return {
    path: '/exports/district-plan',
    action: 'export',
    summary: 'A district energy plan as a Word document: demand with its basis, supply by phase, prices of limits, every source',
    parameters: { plan },
    types: [wordType],
    async open({ scope }, { plan: name = '' }) {
      const told = await plans.show(scope, name);
      const { name: placeName } = await place.get(told.region);
      await audit(scope, { action: 'export', subject: 'district-plan', region: told.region, detail: { plan: name } });
      const findings = told.findings.map((one) => tell(one, words, 'zh').detail);
      const bytes = await writeWord({ ...planPaper(told, { place: placeName, findings }), note: mark, dated: now() });
      return {
        name: `${fileNameOf({ place: placeName, subject: name, name: terms.plan.zh })}.docx`,
        type: wordType,
        body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
      };
    },
  };
}

function demandFile({ plans }: DistrictEnergy, { mark, audit }: Needs): DownloadRoute {
  return {
    path: '/exports/district-demand',
    action: 'export',
    summary: 'The demand of each plot of a district energy plan by kind of energy, each with what it rests on, as xlsx',
    parameters: { plan },
    types: [xlsxType],
    async open({ scope, language }, { plan: name = '' }) {
      const { demands, region } = await plans.show(scope, name);
      await audit(scope, { action: 'export', subject: 'district-demand', region, detail: { plan: name } });
      const headings = (
        ['plot', 'kind', 'basis', 'perM2', 'interval', 'interval', 'kwh', 'peakKw', 'measuredBuildings', 'diversity'] as const
      ).map((code) => terms[code][language]);
      const rows = demands.map((one) => [
        one.plot,
        districtKindTerms[one.carrier][language],
        districtBasisTerms[one.basis][language],
        one.kwhPerM2,
        one.low,
        one.high,
        one.kwh,
        one.peakKw,
        one.buildings,
        one.diversity,
        useTerms[one.use][language],
        one.areaM2,
        one.year,
        textIn(one.source, language),
      ]);
      const header = [...headings, labels[language].use, 'm²', terms.phase[language], terms.origin[language]];
      return tableFile(`${terms.demand[language]}-${name}`, 'xlsx', header, rows, mark === undefined ? {} : { note: mark });
    },
  };
}
