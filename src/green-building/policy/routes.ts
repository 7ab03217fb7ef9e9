import { asOf } from '#kernel/as-of.ts';
import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Finding, type Words } from '#kernel/finding.ts';
import { citation, shortTitles, type ShortTitles } from './citation.ts';
import { policyContract } from './contract.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Document, Library } from './library.ts';
import { passagesOf } from './passages.ts';
import type { StandingDocument, PolicyService } from './policy.ts';
import type { Review } from './review.ts';
import { plain, presentChanges, presentCheck, presentConditions, presentVerdict, withText } from './present-verdict.ts';
import { tellDocument } from './verdict.ts';

export { policyDownloads } from './downloads.ts';

/** @param words those of all slices */
export function policyRoutes(policy: PolicyService, words: Words) {
  const os = implement(policyContract).$context<RequestContext>();
  const told = <T extends { readonly findings: readonly Finding[] }>(answer: T, { language }: RequestContext) => ({
    ...answer,
    findings: answer.findings.map((finding) => tell(finding, words, language)),
  });
  return os.router({
    rules: os.rules.handler(async ({ input, context }) =>
      plain(told(presentVerdict(await policy.rules(input), policy.library()), context)),
    ),
    compare: os.compare.handler(async ({ input }) =>
      plain(presentChanges(await policy.compare(input.first, input.second), policy.library())),
    ),
    check: os.check.handler(async ({ input: { design, ...asked }, context }) =>
      plain(told(presentCheck(await policy.check(asked, design), policy.library()), context)),
    ),
    conditions: os.conditions.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const recorded = knownAt === undefined ? undefined : Math.min(asOf(context.now, knownAt).received, context.now);
      return plain(told(presentConditions(await policy.conditions(asked, recorded), policy.library(recorded)), context));
    }),
    review: os.review.handler(async ({ input: { use, ...asked }, context }) => {
      const reviewed = await policy.review(use, asked);
      const { whole: _whole, ...answer } = reviewed;
      return plain({
        ...told(answer, context),
        rules: withText(answer.rules, policy.library()),
        why: whyOf(reviewed, shortTitles(policy.library()), context.language === 'zh'),
      });
    }),
    documents: os.documents.handler(async ({ input }) => ({
      documents: (await policy.documents(input)).map(presentDocument),
    })),
    text: os.text.handler(({ input }) => {
      const document = policy.document(input.code);
      return plain({ document: presentDocument(policy.heldToday(document)), passages: passagesOf(document, policy.library()) });
    }),
    targets: os.targets.handler(async ({ input }) => {
      const documents = await policy.chosen(input);
      return {
        targets: documents.flatMap(({ targets }) => targets.map(presentTarget)),
        baselines: documents.flatMap(({ baselines }) => [...baselines]),
      };
    }),
    tasks: os.tasks.handler(async ({ input }) => {
      const documents = await policy.chosen(input);
      return { tasks: documents.flatMap(({ tasks }) => tasks.map(presentTask)) };
    }),
    items: os.items.handler(() => ({
      items: presentItems(policy.library()),
      facts: presentFacts(policy.library()),
      topics: presentTopics(policy.library()),
    })),
    topic: os.topic.handler(async ({ input }) => {
      const { topic, targets, tasks, documents, ...rest } = await policy.topic(input);
      const lists = { targets: targets.map(presentTarget), tasks: tasks.map(presentTask), documents: documents.map(presentDocument) };
      return plain({ ...presentTopic(topic), ...rest, ...lists });
    }),
  });
}

function whyOf({ tce, kwh, whole, needsReview, rules, compared }: Review, titles: ShortTitles, zh: boolean): string {
  const places = rules.map((one) => `${citation(one, titles)[zh ? 'zh' : 'en']}“${one.quote}”`).join(zh ? '；' : '; ');
  const use = useText(tce.equivalent, kwh, zh);
  if (needsReview === null && rules.length > 0 && !whole)
    return zh
      ? `${use}；部分能源的用量未知或没有折标系数，无法对照界限：${places}。`
      : `${use}; part of the use is not known or does not convert to coal equivalent, so the limits cannot be judged: ${places}.`;
  if (needsReview === null && rules.length > 0)
    return zh
      ? `${use}；是否需要还取决于用能以外的事实：${places}。`
      : `${use}; whether it is needed hangs on more than the use: ${places}.`;
  if (needsReview === null)
    return zh ? `${use}；当日有效的已载文件没有节能审查的界限。` : `${use}; no loaded document in force has a limit for the review.`;
  const reached = [...new Set(compared.filter((one) => one.reached === true).map((one) => limitText(one, zh)))].join(zh ? '，' : ', ');
  if (needsReview) return zh ? `${use}；${reached}：${places}。` : `${use}; ${reached}: ${places}.`;
  return zh ? `${use}，均未达到界限：${places}。` : `${use}: both below the limits of ${places}.`;
}

function useText(tce: number | null, kwh: number | null, zh: boolean): string {
  const energy =
    tce === null
      ? zh
        ? '年综合能耗不明'
        : 'yearly energy not known'
      : zh
        ? `年综合能耗 ${tce} 吨标准煤（当量值）`
        : `${tce} tce a year (equivalent value)`;
  if (kwh === null) return zh ? `${energy}，年电耗不明` : `${energy}, electricity not known`;
  return zh ? `${energy}，年电耗 ${kwh} 千瓦时` : `${energy}, ${kwh} kWh`;
}

/** A figure that decides. */
function limitText({ figure, limit }: Review['compared'][number], zh: boolean): string {
  if (figure === 'annualKwh') return zh ? `年电耗达到 ${limit} 千瓦时` : `the electricity reaches ${limit} kWh`;
  return zh ? `年综合能耗达到 ${limit} 吨标准煤` : `the energy reaches ${limit} tce`;
}

const presentTarget = ({ base, ...one }: Document['targets'][number]) => ({ ...one, ...(base !== null && { base }) });

const presentTask = ({ due, ...one }: Document['tasks'][number]) => plain({ ...one, ...(due !== null && { due }) });

const presentTopic = ({ topic, names, says, facts, items }: EntryOf<'topic'>) => ({ topic, names, says, facts, items });

const presentTopics = ({ topics }: Library) => [...topics.values()].map(presentTopic);

function presentDocument({ document, state }: StandingDocument) {
  return { ...tellDocument(document), state, rules: document.rules.length, targets: document.targets.length, tasks: document.tasks.length };
}

function presentItems({ items, documents }: Library) {
  const users = new Map<string, string[]>();
  const texts = new Map<string, Set<string>>();
  for (const { rules } of documents)
    for (const rule of rules)
      for (const { item, value, unit } of rule.asked) {
        users.set(item, [...(users.get(item) ?? []), rule.id]);
        if (unit === 'text') texts.set(item, (texts.get(item) ?? new Set()).add(String(value)));
      }
  return [...items.values()].map(({ item, names, unit, index }) => ({
    item,
    names,
    unit,
    index: index === true,
    values: [...(texts.get(item) ?? [])],
    rules: users.get(item) ?? [],
  }));
}

function presentFacts({ facts }: Library) {
  return [...facts.values()].map(({ fact, names, why, type, values, unit, min, max, derived, open }) => ({
    fact,
    names,
    why,
    type,
    values: Object.entries(values ?? {}).map(([value, words]) => ({ value, names: words })),
    unit: unit ?? null,
    min: min ?? null,
    max: max ?? null,
    derived: derived !== undefined,
    open: open === true,
  }));
}
