import { z } from 'zod';
import { wordType, writeWord } from '#docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { labels } from '#kernel/label-terms.ts';
import type { Scope } from '#kernel/scope.ts';
import { termText } from '#kernel/vocabulary.ts';
import { tableFile, xlsxType } from '#tables/file.ts';
import { amountsOf } from './compare.ts';
import { whyText } from './paper-out.ts';
import { calledIn, type PaperPlan } from './paper-parts.ts';
import { planPaper } from './paper.ts';
import type { RetrofitPlans } from './plans.ts';
import { optionText, planLeftTerms, planTerms as terms, resourceText } from './vocabulary.ts';

type Needs = {
  readonly mark: string | undefined;
  readonly paperPlan: (scope: Scope, plan: string) => Promise<PaperPlan>;
};

const named = z.string().min(1).max(100);
const formats = ['docx', 'xlsx'] as const;
const jsonType = 'application/json';

/** Files of plans: the plan in official form as Word or a table, and the file that was solved. */
export function retrofitPlanDownloads(plans: RetrofitPlans, { mark, paperPlan }: Needs): DownloadRoute[] {
  return [
    {
      path: '/exports/retrofit-plan',
      action: 'view',
      summary: 'An annual plan of retrofits in official form: Word, or its projects as a table with those that are not in and why',
      parameters: { plan: { about: 'the plan', shape: named }, format: { about: 'docx or xlsx', shape: z.enum(formats).default('docx') } },
      types: [wordType, xlsxType],
      async open({ scope }, { plan: name = '', format = 'docx' }) {
        const plan = await paperPlan(scope, name);
        const file = `${terms.plan.zh}-${name}`;
        if (format === 'xlsx') {
          const { columns, rows } = tableOf(plan);
          return tableFile(file, 'xlsx', columns, rows, mark === undefined ? {} : { note: mark });
        }
        const bytes = await writeWord({ ...planPaper(plan), note: mark });
        return { name: `${file}.docx`, type: wordType, body: new Blob([bytes as BlobPart]).stream() };
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

/** The projects of a plan as rows: those that are in by year, then those that are not, with why. */
function tableOf(plan: PaperPlan) {
  const { instance, answer, beside, placeNames } = plan;
  const called = calledIn(plan);
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  const resources = [
    ...new Set(instance.projects.flatMap(({ options }) => options.flatMap(({ amounts }) => Object.keys(amounts)))),
  ].toSorted();
  const head = (code: string) => [code, beside.names[code]?.name ?? '', placeNames.get(beside.names[code]?.region ?? '') ?? ''];
  const inRows = answer.chosen
    .toSorted((a, b) => a.year - b.year || (a.project < b.project ? -1 : 1))
    .map((one) => {
      const amounts = amountsOf(byId, one);
      return [
        ...head(one.project),
        one.year,
        optionText(one.option, 'zh', called),
        '',
        ...resources.map((name) => (amounts[name] === undefined ? null : Number(amounts[name]))),
      ];
    });
  const none = resources.map(() => null);
  const outRows = answer.out.map((one) => [...head(one.project), null, '', whyText(one, answer.limits, called), ...none]);
  const leftRows = beside.left.map(({ project, why }) => [...head(project), null, '', termText(planLeftTerms, why, 'zh'), ...none]);
  return {
    columns: [
      labels.zh.code,
      labels.zh.name,
      labels.zh.place,
      labels.zh.year,
      terms.option.zh,
      '未列入原因',
      ...resources.map((name) => resourceText(name)),
    ],
    rows: [...inRows, ...outRows, ...leftRows],
  };
}
