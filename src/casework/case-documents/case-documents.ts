import { createHash } from 'node:crypto';
import type { CasePaper, Who } from '#casework/cases/cases.ts';
import { fillTemplate } from '#platform/docx/template.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, sameForAll } from '#kernel/unscoped.ts';
import type { CaseDocumentsNeeds } from './needs.ts';
import { createOffices } from './offices.ts';
import { officeAt } from './office-store.ts';
import { registerPaper } from './register-paper.ts';
import { registerOf, registersOf, type RegisterOf } from './registers.ts';
import { paperData } from './paper-data.ts';
import { namesOf } from './paper-names.ts';
import { createShippedPapers, keyOf } from './shipped-papers.ts';
import { statisticsPaper, type StatisticsOf } from './statistics-paper.ts';
import * as store from './store.ts';
import { createTemplates } from './templates.ts';

/** A paper as a Word file. */
export type WordPaper = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };

type WhichPaper = {
  readonly case: string;
  readonly document: string;
  /** The step, if several steps issued the paper; defaults to the last one. */
  readonly n?: number | undefined;
  /** Defaults to Chinese. */
  readonly language?: Language | undefined;
};

/**
 * The papers that steps of cases issue, as Word files: filled from the template in force at the step, with what was known then. The same
 * case gives the same bytes.
 * @example await caseDocuments.word(scope, { case: 'label-140302-2026-0001', document: 'certificate' }) // { name, bytes, sha256 }
 */
export function createCaseDocuments(needs: CaseDocumentsNeeds) {
  const { cases } = needs;
  const shipped = createShippedPapers(needs.knowledge, needs.mark);
  const templates = { ...createTemplates(needs, shipped), ...createOffices(needs), ...registerVerbs(needs) };
  const issueOf = (paper: CasePaper) => keptIssue(needs, shipped, paper);

  cases.onIssue(async (code) => {
    const found = await cases.papers(programScope, code);
    const last = found?.issues.at(-1);
    if (last !== undefined) await issueOf(await cases.paper(programScope, code, last.document, last.n));
  });

  async function word(asker: Scope | Who, { case: code, document, n, language = 'zh' }: WhichPaper): Promise<WordPaper> {
    const paper = await cases.paper(asker, code, document, n);
    const { template, shipped: key, names } = await issueOf(paper);
    const source = template === null ? await ofShipped(key as string, language) : await templates.own(template);
    const bytes = fillTemplate(source.name, source.template, paperData(paper, names, language), Date.parse(paper.issue.at));
    const name = `${templates.nameOf(document, paper.procedure, paper.issue.day)[language]}-${code}.docx`;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { scope } = 'holder' in asker ? asker : { scope: asker };
    const detail = { document, n: paper.issue.n, sha256 };
    await needs.audit(scope, { action: 'case-document', subject: `case:${code}`, region: paper.head.region, detail });
    return { name, bytes, sha256 };
  }

  async function ofShipped(key: string, language: Language) {
    const { template } = await shipped.template(shipped.versioned(key), language);
    return { name: `${key}.docx`, template };
  }

  return {
    ...templates,
    /** Throws `no-such-case`, `no-such-case-document`, `document-not-issued`. */
    word,
    /** Statistics of a procedure over a range of days, as a Word file. Throws what the statistics throw. */
    async statistics(
      scope: Scope,
      asked: StatisticsOf,
      language: Language,
    ): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
      const told = await cases.statistics(scope, asked);
      const place = asked.region === undefined ? null : (await needs.place.get(asked.region)).name;
      const bytes = await statisticsPaper(told, asked, place, { language, mark: needs.mark });
      return { name: `${told.procedure.names?.[language] ?? asked.procedure}-${asked.from}-${asked.to}.docx`, bytes };
    },
    /** The papers of a case, in step order. Throws `no-such-case`. */
    async list(asker: Scope | Who, code: string) {
      const found = await cases.papers(asker, code);
      return (found?.issues ?? []).map((issue) => ({
        document: issue.document,
        names: templates.nameOf(issue.document, found?.procedure, issue.day),
        n: issue.n,
        day: issue.day,
        step: found?.procedure.transitions[issue.transition]?.names ?? { zh: issue.transition, en: issue.transition },
      }));
    },
    /** A paper by link: the token identifies the case. Throws `link-not-valid` and what `word` throws. */
    async linked(token: string, { case: named, document, n }: LinkedPaper): Promise<WordPaper> {
      const who = await cases.behind(token, named);
      if (who.link === null) throw new Problem('not-found', 'link-not-valid');
      return word(who, { case: who.link.case, document, n });
    },
    linkedList: async (token: string, named: string | undefined) => {
      const who = await cases.behind(token, named);
      return { who, code: who.link?.case ?? '' };
    },
  };
}

/** Lists of cases that reached a state. */
const registerVerbs = (needs: CaseDocumentsNeeds) => ({
  /** The registers of a procedure. Throws `no-such-procedure`. */
  registers: (procedure: string, language: Language) => registersOf(needs, procedure, language),
  /** A register of a place over some days. Throws what `registerOf` throws. */
  register: (scope: Scope, asked: RegisterOf, language: Language) => registerOf(needs, scope, asked, language),
  /** The same as a Word file. */
  async registerFile(scope: Scope, asked: RegisterOf, language: Language): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const register = await registerOf(needs, scope, asked, language);
    const place = (await needs.place.get(asked.region)).name;
    const own = await officeAt(needs.postgres, sameForAll, asked.region, new Date(needs.now()));
    const usual = language === 'zh' ? `${place}主管部门` : `Competent authority of ${place}`;
    const office = own?.[language] ?? own?.zh ?? usual;
    const bytes = await registerPaper(register, asked, { place, office }, { language, mark: needs.mark });
    return { name: `${register.name}-${asked.from}-${asked.to}.docx`, bytes };
  },
});

/** A paper requested by link, and the case that was named with it. */
type LinkedPaper = { readonly case: string | undefined; readonly document: string; readonly n: number | undefined };

/** What a paper was issued with: recorded at its step, or now if that was missed. */
async function keptIssue(
  needs: CaseDocumentsNeeds,
  shipped: ReturnType<typeof createShippedPapers>,
  paper: CasePaper,
): Promise<store.IssueRow> {
  const { head, issue } = paper;
  const { postgres } = needs;
  const had = await store.issueOf(postgres, checkedByCaller, head.case, issue.n);
  if (had !== undefined) return had;
  const which = { procedure: head.procedure, document: issue.document, at: new Date(issue.recorded) };
  const own = await store.templateAt(postgres, sameForAll, which);
  const isOwn = own !== undefined && own.name !== null;
  await store.keepIssue(postgres, checkedByCaller, head.case, issue.n, {
    template: isOwn ? own.id : null,
    shipped: isOwn ? null : keyOf(shipped.inForce(issue.document, issue.day)),
    names: await namesOf(needs, paper),
  });
  return (await store.issueOf(postgres, checkedByCaller, head.case, issue.n)) as store.IssueRow;
}

export type CaseDocuments = ReturnType<typeof createCaseDocuments>;
