import { Problem } from '#kernel/problem.ts';
import { readListedFile, type KnowledgeText, type ReportTemplate } from '#platform/knowledge/facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import type { ReportDue, ReportQuestion, TemplateChoice } from './facts.ts';
import { dayNumber, dayText } from '#kernel/day.ts';

/** The level of a place by the digits of its code (GB/T 2260). */
const levelOf = (region: string) => (region.endsWith('0000') ? 'province' : region.endsWith('00') ? 'city' : 'county');

/** Name of the template of a level if there is none. */
const usual = {
  province: { zh: '省级通用', en: 'general, for provinces' },
  city: { zh: '市级通用', en: 'general, for cities' },
  county: { zh: '县级通用', en: 'general, for counties' },
} as const;

/** What is given is used or refused: one template, by its id or as a file. Throws `report-template-twice`. */
export function oneTemplate({ id, file }: TemplateChoice): TemplateChoice {
  if (id !== undefined && file !== undefined) throw new Problem('bad-input', 'report-template-twice', { template: id });
  return { id, file };
}

/** The template of a question. Throws `no-report-template`, `template-invalid` with every fault by line and column. */
export async function templateOf(
  { knowledge }: Pick<AnnualReportNeeds, 'knowledge'>,
  { region, year, template, known }: ReportQuestion,
): Promise<ReportTemplate> {
  if (template.file !== undefined) return ofFile(await knowledge.parsed('template', template.file));
  const inForce = knowledge.inForce('report-template', { on: `${year}-12-31`, ...known });
  const found =
    template.id === undefined
      ? inForce.find(({ levels }) => levels.includes(levelOf(region)))
      : inForce.find(({ id }) => id === template.id);
  if (found === undefined) throw new Problem('not-found', 'no-report-template', { template: template.id ?? usual[levelOf(region)] });
  return found;
}

function ofFile(text: KnowledgeText): ReportTemplate {
  const { held, findings, total } = readListedFile('report-template', 'template', text, () => true);
  const [first] = held;
  if (first === undefined || findings.length > 0)
    throw new Problem('bad-input', 'template-invalid', { faults: total, ...findings[0]?.evidence }, findings);
  return first;
}

/** The deadlines that documents in force for a place set for the report of a year: it is drawn up at the end of that year. */
export async function dueOf(
  { policy }: Pick<AnnualReportNeeds, 'policy'>,
  { region, year }: Pick<ReportQuestion, 'region' | 'year'>,
  { due }: ReportTemplate,
): Promise<ReportDue[]> {
  const regions = await policy.regionsOf(region);
  const held = policy.library().documents.filter(({ head }) => regions.includes(head.region));
  const found = due.flatMap(({ task: id, month }) => {
    const task = held.flatMap(({ tasks }) => tasks).find((one) => one.id === id);
    const day = dayText(dayNumber(year, month + 1, 1) - 1);
    return task === undefined ? [] : [{ day, document: task.document, clause: task.clause, quote: task.quote }];
  });
  return found.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
