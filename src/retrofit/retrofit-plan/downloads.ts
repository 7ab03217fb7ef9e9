import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Scope } from '#kernel/scope.ts';
import { officePieces, xlsxType } from '#platform/tables/file.ts';
import type { PaperPlan } from './papers/paper-parts.ts';
import { planSheets } from './papers/paper-sheets.ts';
import { planPaper } from './papers/paper.ts';
import type { RetrofitPlans } from './plans.ts';
import { planTerms as terms } from './vocabulary.ts';

type Needs = {
  readonly mark: string | undefined;
  readonly paperPlan: (scope: Scope, plan: string) => Promise<PaperPlan>;
};

const named = z.string().min(1).max(100);
const formats = ['docx', 'xlsx'] as const;
const jsonType = 'application/json';

/** Files of plans: the plan in official form as Word or a table, and the solved file. */
export function retrofitPlanDownloads(plans: RetrofitPlans, { mark, paperPlan }: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/retrofit-plan',
      action: 'view',
      summary: 'An annual plan of retrofits in official form: Word, or the same as a workbook, its projects in one table with every amount',
      parameters: { plan: { about: 'the plan', shape: named }, format: { about: 'docx or xlsx', shape: z.enum(formats).default('docx') } },
      types: [wordType, xlsxType],
      async open({ scope }, { plan: name = '', format = 'docx' }) {
        const plan = await paperPlan(scope, name);
        const file = `${terms.plan.zh}-${name}`;
        const paper = planPaper(plan);
        if (format === 'xlsx') {
          const tables = planSheets(plan).map((one) => ({
            ...one,
            title: `${paper.title} ${one.sheet}`,
            note: mark ?? paper.addressed ?? '',
          }));
          const pieces = (await officePieces(...tables)) ?? [];
          return { name: `${file}.xlsx`, type: xlsxType, body: new Blob(pieces).stream(), lies: plan.row.region };
        }
        const bytes = await writeWord({ ...paper, note: mark });
        return { name: `${file}.docx`, type: wordType, body: new Blob([bytes as BlobPart]).stream(), lies: plan.row.region };
      },
    },
    {
      path: '/exports/retrofit-plan-instance',
      action: 'view',
      summary: 'The file that a plan was solved from, to the byte: `retrofit solve` of it gives the same plan',
      parameters: { plan: { about: 'the plan', shape: named } },
      types: [jsonType],
      async open({ scope }, { plan: name = '' }) {
        const { text } = await plans.instance(scope, name);
        return { name: `${name}.json`, type: jsonType, body: new Blob([text]).stream() };
      },
    },
  ];
}
