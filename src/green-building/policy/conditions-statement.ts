import { labelTerms } from '#kernel/label-terms.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Finding, Words } from '#kernel/finding.ts';
import { parseInstantMs } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { isVerified } from '#kernel/source-status.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { plotShape } from '#green-building/special-plans/contract.ts';
import type { SpecialPlansService, PlanRow } from '#green-building/special-plans/special-plans.ts';
import type { KnowledgeVersion, StatementBasis, StatementFigure, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument, type StatementKind } from '#casework/statement/statement.ts';
import { wordType, type Paper } from '#platform/docx/docx.ts';
import type { Condition, Conditions } from './conditions.ts';
import type { Library } from './library.ts';
import { readPaperHead, type PaperHead } from './paper-head.ts';
import { conditionsPaper } from './papers.ts';
import type { ProjectQuestion, PolicyService } from './policy.ts';

export type ConditionsStatementNeeds = {
  readonly policy: Pick<PolicyService, 'conditions' | 'library' | 'about' | 'dayAsked' | 'regionsOf'>;
  readonly specialPlans: Pick<SpecialPlansService, 'plans'>;
  readonly now: Clock;
  /** The words of all slices. */
  readonly words: Words;
  /** The mark on documents with demonstration data. */
  readonly mark: string | undefined;
};

type Question = ProjectQuestion & PaperHead & { readonly date: string; readonly project: Readonly<Record<string, unknown>> };

/**
 * The planning conditions of a plot (规划条件), as a kind of statement. ProjectQuestion as for `POST /policy/conditions`; the day is stored
 * with the question.
 */
export function conditionsStatement(needs: ConditionsStatementNeeds): StatementKind {
  const { policy, now, mark } = needs;
  const read = (question: StatementQuestion) => readQuestion(policy, question);
  return {
    code: 'planning-conditions',
    series: 'GHTJ',
    names: labelTerms.planningConditions,
    type: wordType,
    ending: 'docx',
    read,
    knownAt: (text) => {
      const recorded = text === undefined ? now() : Math.min(instantIn(text), now());
      return { received: recorded, recorded };
    },
    gather: (_, question, { recorded }) => gather(needs, read(question), recorded),
    write: (outcome, head) => {
      const { paper, indicative, authority } = outcome as { paper: Paper; indicative: boolean; authority?: string };
      return issuedDocument({ ...paper, note: mark }, head, { indicative, authority });
    },
    // documents and special plans are among the versions that are compared
    changes: async () => [],
  };
}

/** An instant as people write it, ms UTC, in China's time zone if it names none. Throws `bad-instant`. */
function instantIn(text: string): number {
  const at = parseInstantMs(text, createZone('Asia/Shanghai') as Zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return at;
}

function readQuestion(policy: Pick<PolicyService, 'dayAsked'>, { region, date, project, plot, ...rest }: StatementQuestion): Question {
  if (typeof region !== 'string' || region === '') throw new Problem('bad-input', 'region-missing', {});
  if (date !== undefined && typeof date !== 'string') throw new Problem('bad-input', 'date-bad', { date });
  if (typeof project !== 'object' || project === null || Array.isArray(project)) throw new Problem('bad-input', 'facts-bad', {});
  const place = plot === undefined ? null : plotShape.safeParse(plot);
  if (place?.success === false) throw new Problem('bad-input', 'plot-bad', {});
  return {
    region,
    date: policy.dayAsked(date),
    project: project as Question['project'],
    ...(place === null ? {} : { plot: place.data as ProjectQuestion['plot'] }),
    ...readPaperHead(rest),
  };
}

async function gather(needs: ConditionsStatementNeeds, asked: Question, recorded: number): Promise<StatementBasis> {
  const { policy, specialPlans, words } = needs;
  const library = policy.library(recorded);
  const [answer, about, plans] = await Promise.all([
    policy.conditions(asked, recorded),
    policy.about(asked),
    policy.regionsOf(asked.region).then((regions) => specialPlans.plans(regions, recorded)),
  ]);
  const knowledge = knowledgeOf(answer, library, plans);
  const indicative = knowledge.some(({ status }) => status !== plannedStatus && !isVerified(status));
  const paper = conditionsPaper(answer, { ...about, project: asked.project, head: asked, library, words });
  return {
    building: null,
    region: asked.region,
    period: asked.date,
    figures: figuresOf(answer.conditions, library),
    knowledge,
    outcome: { paper, indicative, conditions: answer.conditions, ...(asked.authority !== undefined && { authority: asked.authority }) },
    indicative,
    hindrances: answer.conditions.length > 0 ? [] : [noConditions(asked)],
  };
}

const noConditions = ({ region, date }: Question): Finding => ({ code: 'conditions-none', severity: 'error', evidence: { region, date } });

/** The status used for a special plan, which is accepted as the city provides it. */
const plannedStatus = 'CITY';

/** The documents whose rules apply, in their versions, the items requested, and special plans by the number of their import. */
function knowledgeOf({ conditions }: Conditions, library: Library, plans: readonly PlanRow[]): KnowledgeVersion[] {
  const documents = new Set(conditions.map(({ document }) => document));
  const items = new Set(conditions.flatMap((one) => ('anyOf' in one ? one.anyOf.map(({ item }) => item) : [one.item])));
  const heads = library.documents.map(({ head }) => head).filter(({ code }) => documents.has(code));
  const asked = [...items].flatMap((item) => library.items.get(item) ?? []);
  return [
    ...[...heads, ...asked].map(({ id, version, status }) => ({ id, version, status })),
    ...plans
      .filter(({ code }) => documents.has(code))
      .map(({ id, code }) => ({ id: `special-plan/${code}`, version: id, status: plannedStatus })),
  ];
}

/** Conditions as figures, one for each item and strength; if there are several, the later ones are numbered. */
function figuresOf(conditions: readonly Condition[], library: Library): StatementFigure[] {
  const times = new Map<string, number>();
  return conditions.map((one) => {
    const figure = figureOf(one, library);
    const time = (times.get(figure.code) ?? 0) + 1;
    times.set(figure.code, time);
    return time === 1 ? figure : { ...figure, code: `${figure.code}.${time}` };
  });
}

function figureOf(one: Condition, library: Library): StatementFigure {
  const items = 'anyOf' in one ? one.anyOf.map(({ item }) => item) : [one.item];
  const names = items.map((item) => library.items.get(item)?.names ?? { zh: item, en: item });
  const name = { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
  const value = 'anyOf' in one ? one.text.zh : one.value;
  return {
    code: `${items.join('+')}.${one.strength}`,
    name,
    value,
    unit: 'anyOf' in one || typeof value !== 'number' ? '' : one.unit,
    said: one.text,
    restsOn: ['knowledge'],
  };
}
