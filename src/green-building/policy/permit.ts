import type { Finding } from '#kernel/finding.ts';
import type { Bilingual, Library } from './library.ts';
import { judge, type DocumentShown, type Question, type Undecided } from './verdict.ts';
import { type Requirement } from './requirement.ts';

/** The item of a clause that forbids the permit, and the fact that such a clause depends on, which a check provides. */
const permitItem = 'planning-permit';
const checkedFact = 'meetsEnergyIndices';

type Missed = { readonly item: string };

export type Permit = {
  /** The clauses under which a design that misses its indices gets no permit. */
  readonly clauses: readonly Requirement[];
  /** Findings instead of clauses: that such a clause depends on facts, that it does not cover what is missed, that no document has one. */
  readonly findings: readonly Finding[];
  /** Rules that depended only on the outcome of the check. */
  readonly settled: ReadonlySet<string>;
};

/**
 * What the documents say about the permit of a design that was checked. No consequence is reported that no clause prints.
 * @param indices whether an index is among what was missed: the clauses are about indices alone
 */
export function permitOf(
  library: Library,
  question: Question,
  verdict: 'meets' | 'fails' | 'undecided',
  missed: readonly Missed[],
  indices: boolean,
): Permit {
  if (verdict === 'undecided') return { clauses: [], findings: [], settled: new Set() };
  const project = { ...(question.project as object), [checkedFact]: verdict === 'meets' };
  const { requirements, undecided, documents } = judge(library, { ...question, project });
  const open = undecided.filter(isPermit);
  const hanging = new Set(open.map(({ rule }) => rule));
  const settled = new Set(
    judge(library, question)
      .undecided.filter((one) => isPermit(one) && !hanging.has(one.rule))
      .map(({ rule }) => rule),
  );
  if (verdict === 'meets') return { clauses: [], findings: [], settled };
  const clauses = requirements.filter(isPermit);
  if (clauses.length + open.length === 0) {
    const held = documents.filter(({ state }) => state === 'holds');
    const evidence = { documents: held.map(({ code }) => code).join(', '), titles: titlesOf(held) };
    return { clauses, findings: [findingOf('permit-no-clause', evidence)], settled };
  }
  if (!indices)
    return {
      clauses: [],
      findings: clauses.map((one) =>
        findingOf('permit-other-clause', {
          ...placeOf(one),
          names: namesOf(missed.map(({ item }) => library.items.get(item)?.names ?? { zh: item, en: item })),
        }),
      ),
      settled,
    };
  return {
    clauses,
    findings: open.map((one) =>
      findingOf('permit-clause-open', {
        ...placeOf(one),
        names: namesOf(one.needs.map((fact) => library.facts.get(fact)?.names ?? { zh: fact, en: fact })),
      }),
    ),
    settled,
  };
}

function isPermit(one: Requirement | Undecided): boolean {
  return 'item' in one && one.item === permitItem;
}

function placeOf({ document, clause, quote }: Requirement | Undecided) {
  return { document, clause, quote };
}

/** Titles of documents, joined. */
function titlesOf(documents: readonly DocumentShown[]): Bilingual {
  const titles = documents.map(({ short, title }) => short ?? { zh: title, en: title });
  return { zh: titles.map(({ zh }) => `《${zh}》`).join(''), en: titles.map(({ en }) => en).join(', ') };
}

function namesOf(names: readonly Bilingual[]): Bilingual {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

function findingOf(code: string, evidence: Readonly<Record<string, unknown>>): Finding {
  return { code, severity: code === 'permit-no-clause' ? 'info' : 'warning', evidence };
}
