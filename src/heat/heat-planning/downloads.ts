import type { WriteTrail } from '#kernel/trail.ts';
import { z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { tableFile, xlsxType } from '#platform/tables/file.ts';
import type { HeatPlanning } from './heat-planning.ts';
import { heatPlanTerms, inputWords } from './vocabulary.ts';

type Needs = {
  /** The mark of demonstration data. */
  readonly mark: string | undefined;
  readonly audit: WriteTrail;
};

/** Every number that a plan is based on, and its origin. */
export function heatPlanningDownloads({ plans }: HeatPlanning, { mark, audit }: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/heat-plan-inputs',
      action: 'export',
      summary: 'All numbers that a plan of waste heat rests on as a table, each with where it is from',
      parameters: { plan: { about: 'the plan', shape: z.string().min(1).max(100) } },
      types: [xlsxType],
      async open({ scope, language }, { plan = '' }) {
        const { inputs, region } = await plans.show(scope, plan);
        await audit(scope, { action: 'export', subject: 'heat-plan-inputs', region, detail: { plan } });
        const headings = (['of', 'what', 'value', 'origin', 'path'] as const).map((name) => heatPlanTerms[name][language]);
        const rows = inputs.map(({ code, path, value, origin }) => [code, inputWords(path, language), value, origin, path]);
        return tableFile(`${heatPlanTerms.inputs[language]}-${plan}`, 'xlsx', headings, rows, mark === undefined ? {} : { note: mark });
      },
    },
  ];
}
