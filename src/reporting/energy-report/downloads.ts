import { labels } from '#kernel/label-terms.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { askedTimeShape, codeShape } from '#kernel/shape.ts';
import { blank } from '#platform/docx/block.ts';
import { wordType, writeWord, type Paper } from '#platform/docx/docx.ts';
import { buildingPaper, sourcedOf as sourcedOfBuilding } from './building-paper.ts';
import { periodShape } from './contract.ts';
import type { EnergyReports } from './energy-report.ts';
import type { EnergyReportNeeds } from './needs.ts';
import { periodText } from './paper-text.ts';
import { placePaper, sourcedOf as sourcedOfPlace } from './place-paper.ts';
import { presentBuilding, presentPlace } from './present.ts';
import { sourcesOf } from './sources.ts';

/** Reports as Word documents that are not issued: signatures and date are lines to fill in. */
export function energyReportDownloads(reports: EnergyReports, { words, explain, mark }: EnergyReportNeeds): DownloadRoute[] {
  return [
    {
      path: '/exports/energy-report',
      action: 'view',
      summary: 'The report of a month or a year of a building or of a place as a Word document',
      parameters: {
        building: { about: 'the building; or else a region', shape: codeShape.optional() },
        region: { about: 'the place', shape: codeShape.optional() },
        period: { about: 'a month or a year: 2025-11, 2025', shape: periodShape },
        knownAt: { about: 'as known at this instant', shape: askedTimeShape.optional() },
      },
      types: [wordType],
      open: async ({ scope }, { building, region, period = '', knownAt }) => {
        if (building && region) throw new Problem('bad-input', 'report-question', {});
        const asked = { period, ...(knownAt !== undefined && knownAt !== '' && { knownAt }) };
        if (building !== undefined && building !== '') {
          const report = presentBuilding(await reports.building(scope, { building, ...asked }), words, 'zh');
          const sources = await sourcesOf(explain, scope, sourcedOfBuilding(report));
          return file(`${report.building.name}_${periodText(period)}`, buildingPaper({ report, sources }), mark);
        }
        if (region === undefined || region === '') throw new Problem('bad-input', 'report-question', {});
        const report = presentPlace(await reports.place(scope, { region, ...asked }), words, 'zh');
        const sources = await sourcesOf(explain, scope, sourcedOfPlace(report));
        return file(`${report.region.name}_${periodText(period)}`, placePaper({ report, sources }), mark);
      },
    },
  ];
}

async function file(of: string, paper: Paper, mark: string | undefined) {
  const signed = [...paper.signed, `${labels.zh.authority}：${blank}`, `${labels.zh.issuedOn}：${blank}`];
  const bytes = await writeWord({ ...paper, signed, note: mark });
  return { name: `${of}_${paper.title}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
}
