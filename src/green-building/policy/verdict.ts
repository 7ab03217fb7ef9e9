import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scalar } from '#platform/knowledge/facts.ts';
import type { Bilingual, Requirable, Document, Library, Rule } from './library.ts';
import { telling } from './needs.ts';
import { placed, shortTitle } from './citation.ts';
import { readProject, type Project } from './project.ts';
import { amendedBy, bindsFrom, insideIssue, standingOf, type Standing } from './standing.ts';
import { restsOn } from './rests.ts';
import { strictest, type Governing } from './strictest.ts';
import { weigh, type KnownFact, type Weighed } from './three-valued.ts';
import type { Cited, Requirement } from './requirement.ts';

/** A question: the regions from the place up to the nation, a local day, the facts of the project as received. */
export type Question = {
  readonly regions: readonly string[];
  readonly day: string;
  readonly project: unknown;
  /** What a special plan sets for the plot. */
  readonly planned?: Planned;
};

/** Input from sources other than the documents: the indices of a special plan for the areas that contain the plot. */
export type Planned = Pick<Verdict, 'documents' | 'requirements' | 'lapsed' | 'findings'>;

export type Undecided = Cited & { readonly item: string; readonly anyOf?: readonly Requirable[]; readonly needs: readonly string[] };

export type Lapsed = Requirement & {
  readonly since: string;
  readonly why: string;
  readonly by?: string;
  readonly needs?: readonly string[];
};

export type DocumentShown = {
  readonly code: string;
  readonly number: string | null;
  readonly title: string;
  /** Its name in citations; a special plan only has its title. */
  readonly short?: Bilingual;
  readonly issuer: string;
  readonly issued: string;
  readonly region: string;
  readonly periodEnds?: string;
};

export type NotLoaded = {
  readonly title: string;
  readonly number?: string;
  readonly citedBy: readonly { readonly document: string; readonly clause: string }[];
};

export type Verdict = {
  readonly documents: readonly (DocumentShown & { readonly state: Standing['state'] })[];
  readonly requirements: readonly Requirement[];
  readonly undecided: readonly Undecided[];
  readonly lapsed: readonly Lapsed[];
  readonly notLoaded: readonly NotLoaded[];
  readonly strictest: readonly Governing[];
  readonly findings: readonly Finding[];
};

/** A fact that represents a day of issue that the document does not print. */
const dayOfIssue = 'dayOfIssue';

/**
 * What the loaded documents require of a project in a place on a day.
 * Throws Problem `fact-unknown`, `fact-bad`, `facts-bad`, and `policy-date-before` for a day before any document of the place.
 */
export function judge(library: Library, question: Question): Verdict {
  const project = readProject(question.project, library);
  const here = library.documents.filter(({ head }) => question.regions.includes(head.region));
  refuseTooEarly(here, question);
  const standing = here.map((document) => ({ document, stands: standingOf(document, question.day, here) }));
  const { planned } = question;
  const found: Found = {
    requirements: [...(planned?.requirements ?? [])],
    undecided: [],
    lapsed: [...(planned?.lapsed ?? [])],
    findings: [...project.findings, ...(planned?.findings ?? [])],
  };
  for (const one of standing) {
    if (one.stands.state === 'before') continue;
    if (one.stands.state === 'perhaps') found.findings.push(insideIssue(one.document.head, bindsFrom(one.document.head).surely));
    for (const rule of one.document.rules) judgeRule(rule, { ...one, day: question.day, here, project, library, found });
  }
  return {
    documents: [
      ...standing
        .filter(({ stands }) => stands.state !== 'before')
        .map(({ document, stands }) => ({ ...tellDocument(document), state: stands.state })),
      ...(planned?.documents ?? []),
    ],
    requirements: found.requirements,
    undecided: found.undecided,
    lapsed: found.lapsed,
    notLoaded: notLoaded(here, library),
    strictest: strictest(found.requirements),
    findings: placed(found.findings, library),
  };
}

type Found = { requirements: Requirement[]; undecided: Undecided[]; lapsed: Lapsed[]; findings: Finding[] };

type RuleContext = {
  readonly document: Document;
  readonly stands: Standing;
  readonly day: string;
  readonly here: readonly Document[];
  readonly project: Project;
  readonly library: Library;
  readonly found: Found;
};

function judgeRule(rule: Rule, context: RuleContext): void {
  const { found, stands, day } = context;
  const weighed = weighRule(rule, context);
  if (weighed === null) return;
  const required = requirementOf(rule);
  const needs = weighed.truth === null ? { needs: weighed.needs } : {};
  const amended = amendedBy(rule, context.document, day, context.here);
  if (stands.state === 'gone')
    found.lapsed.push({ ...required, ...needs, since: stands.since, why: `${stands.what} by ${stands.by}`, by: stands.by });
  else if (amended !== null)
    found.lapsed.push({ ...required, ...needs, since: amended.since, why: `amended by ${amended.by}`, by: amended.by });
  else if (stands.state === 'ended') found.lapsed.push({ ...required, ...needs, since: stands.since, why: periodEnded });
  else if (rule.until !== null && day > rule.until) found.lapsed.push({ ...required, ...needs, since: rule.until, why: periodEnded });
  else if (stands.state === 'perhaps') found.undecided.push(undecided(rule, [...weighed.needs, dayOfIssue]));
  else if (weighed.truth === null) found.undecided.push(undecided(rule, weighed.needs));
  else {
    const rests = restsOn(rule, context.project, context.library);
    found.requirements.push(rests === undefined ? required : { ...required, restsOn: rests });
  }
}

export const periodEnded = 'period ended, no repeal found';

/**
 * Null if the rule does not concern the project; a rule that depends only on words that the document leaves open is reported as such and
 * requests no fact.
 */
function weighRule(rule: Rule, { project, library, found, stands }: RuleContext): Weighed | null {
  const weighed = weigh(rule.when, project.known, library);
  if (weighed.truth === false) return null;
  const open = weighed.needs.filter((name) => library.facts.get(name)?.open === true);
  if (open.length === 0) return narrowed(rule, weighed, project.known, library);
  const closed = new Map<string, Scalar>([...project.known, ...open.map((name) => [name, false] as const)]);
  const without = weigh(rule.when, closed, library);
  if (without.truth !== false) return narrowed(rule, without, closed, library);
  const sure = new Map<string, Scalar>([...project.known, ...open.map((name) => [name, true] as const)]);
  if (stands.state === 'holds' && weigh(rule.when, sure, library).truth === true) found.findings.push(termOpen(rule, open, library));
  return null;
}

/** Reports only facts that can change the rule's result. */
function narrowed(rule: Rule, { truth, needs }: Weighed, known: KnownFact, library: Library): Weighed {
  return { truth, needs: truth === null && rule.when !== null ? telling(rule.when, needs, known, library, rule.apart) : needs };
}

function termOpen(rule: Rule, open: readonly string[], library: Library): Finding {
  const facts = open.map((name) => library.facts.get(name)?.names);
  const evidence = { rule: rule.id, document: rule.document, clause: rule.clause, quote: rule.quote, facts: open.join(', ') };
  return {
    code: 'term-open',
    severity: 'info',
    evidence: { ...evidence, names: { zh: facts.map((one) => one?.zh).join('、'), en: facts.map((one) => one?.en).join(', ') } },
  };
}

function undecided(rule: Rule, needs: readonly string[]): Undecided {
  const [first] = rule.asked;
  return { ...citedOf(rule), item: first?.item ?? '', ...(rule.asked.length > 1 && { anyOf: rule.asked }), needs };
}

/** A rule as shown to those it binds. */
export function requirementOf(rule: Rule): Requirement {
  const [first, second] = rule.asked;
  return first === undefined || second !== undefined ? { anyOf: rule.asked, ...citedOf(rule) } : { ...first, ...citedOf(rule) };
}

function citedOf({ strength, document, clause, quote, id, binds, doubt }: Rule): Cited {
  return { strength, document, clause, quote, rule: id, binds, ...(doubt !== null && { doubt }) };
}

export function tellDocument({ head }: Document): DocumentShown {
  const { code, number, title, issuer, issued, region, periodEnds } = head;
  return { code, number, title, short: shortTitle(head), issuer, issued, region, ...(periodEnds !== undefined && { periodEnds }) };
}

function refuseTooEarly(here: readonly Document[], { day, regions }: Question): void {
  const first = here.map(({ head }) => bindsFrom(head).earliest).toSorted()[0];
  if (first !== undefined && day >= first) return;
  throw new Problem('bad-input', 'policy-date-before', { date: day, region: regions[0], earliest: first ?? '—' });
}

/** The acts that the documents of a place name as binding but that are not loaded. */
export function notLoaded(here: readonly Document[], library: Library): NotLoaded[] {
  const acts = new Map<string, { title: string; number?: string; citedBy: { document: string; clause: string }[] }>();
  for (const { head } of here)
    for (const { title, number, clause } of head.cites) {
      if (library.documents.some((other) => other.head.title === title || (number !== undefined && other.head.number === number))) continue;
      const key = number ?? title;
      const act = acts.get(key) ?? { title, ...(number !== undefined && { number }), citedBy: [] };
      act.citedBy.push({ document: head.code, clause });
      acts.set(key, act);
    }
  return [...acts.values()];
}
