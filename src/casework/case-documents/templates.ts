import { headBytes } from '#registry/attachments/facts.ts';
import { mostTemplateBytes, openTemplate, tagsIn, type WordTemplate } from '#platform/docx/template.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { tagsOf, unknownTags } from './known-tags.ts';
import type { CaseDocumentsNeeds } from './needs.ts';
import { generalPaper, keyOf, type createShippedPapers } from './shipped-papers.ts';
import * as store from './store.ts';

type WhichTemplate = { readonly procedure: string; readonly document: string };

/** A template to be installed. `file`: the upload; null restores the shipped one. `preview`: nothing is written. */
type StatedTemplate = WhichTemplate & { readonly file: string | null; readonly preview?: boolean | undefined };

type Shipped = ReturnType<typeof createShippedPapers>;

/** Where the template of a paper comes from: a file of the place, a shipped paper, or the general one. */
export type TemplateShown = {
  readonly document: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly from: 'own' | 'shipped' | 'general';
  readonly file: string | null;
  readonly version: number;
  readonly stated: string | null;
  readonly by: string | null;
  /** How many versions the place has stated. */
  readonly versions: number;
};

/** The templates of papers: those that ship, and Word files of a place that replace them. */
export function createTemplates(needs: CaseDocumentsNeeds, shipped: Shipped) {
  const { postgres } = needs;
  const held = (id: string): Procedure => needs.procedures.find({ id }).procedure;
  const opened = new Map<number, Promise<{ readonly name: string; readonly template: WordTemplate }>>();

  /** A version of a place's own template, opened once. */
  const own = (id: number) => {
    const had = opened.get(id) ?? openOwn(needs, id);
    opened.set(id, had);
    had.catch(() => opened.delete(id));
    return had;
  };

  const nameOf = (document: string, procedure: Procedure | undefined, day: string) => {
    const paper = shipped.inForce(document, day);
    if (paper.id !== generalPaper || document === generalPaper) return paper.names;
    const step = Object.values(procedure?.transitions ?? {}).find((rule) => rule.document === document);
    return step?.names ?? paper.names;
  };

  function known({ procedure: id, document }: WhichTemplate): Procedure {
    const procedure = held(id);
    if (!documentsOf(procedure).includes(document))
      throw new Problem('not-found', 'no-such-paper', { procedure: id, document, known: documentsOf(procedure).join(', ') || '—' });
    return procedure;
  }

  return {
    own,
    nameOf,
    /** The templates of all papers that a procedure issues, and the tags that they may use. Throws `no-such-procedure`. */
    async templates(id: string) {
      const procedure = held(id);
      const rows = await store.templates(postgres, sameForAll, procedure.id);
      const on = today(needs.now());
      const { texts, rows: repeated } = tagsOf(procedure);
      return {
        templates: documentsOf(procedure).map((document): TemplateShown =>
          shownOf(document, rows, nameOf(document, procedure, on), shipped, on),
        ),
        tags: [...texts],
        rows: [...repeated].map(([tag, tags]) => ({ tag, tags: [...tags] })),
      };
    },
    /**
     * Replaces a paper's template with a Word file of the place, effective now; papers already issued keep theirs. Throws
     * `no-such-procedure`, `no-such-paper`, `no-such-file`, and what opening a template throws.
     * @returns the version, and a finding for each tag that the procedure does not have
     */
    stateTemplate: (scope: Scope, asked: StatedTemplate) => stateTemplate(needs, scope, known(asked), asked),
    /** The template in force now, as a Word file to start one's own from. Throws `no-such-procedure`, `no-such-paper`. */
    async templateFile(asked: WhichTemplate, language: Language): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
      const procedure = known(asked);
      const at = new Date(needs.now());
      const row = await store.templateAt(postgres, sameForAll, { ...asked, at });
      if (row !== undefined && row.name !== null) return store.templateBytes(postgres, sameForAll, row.id);
      const on = today(needs.now());
      const { bytes } = await shipped.template(shipped.inForce(asked.document, on), language);
      return { name: `${nameOf(asked.document, procedure, on)[language]}.docx`, bytes };
    },
  };
}

async function stateTemplate(needs: CaseDocumentsNeeds, scope: Scope, procedure: Procedure, { document, file, preview }: StatedTemplate) {
  const given = file === null ? null : await readUpload(needs, scope, file);
  const tags = given === null ? [] : tagsIn(given.name, await openTemplate(given.name, given.bytes));
  const findings: Finding[] = unknownTags(tags, tagsOf(procedure));
  const result = { procedure: procedure.id, document, tags: tags.map(({ name }) => name), findings };
  if (preview === true) return { ...result, version: null };
  const { name = null, bytes = null, sha256 = null } = given ?? {};
  const stated = new Date(needs.now());
  const version = await store.addTemplate(needs.postgres, scope, { procedure: procedure.id, document, name, bytes, sha256, stated });
  const detail = { document, version, file: name, sha256 };
  await needs.audit(scope, { action: 'case-template', subject: `procedure:${procedure.id}`, region: null, detail });
  return { ...result, version };
}

/** The papers named in a procedure's steps, without duplicates. */
export const documentsOf = ({ transitions }: Procedure): string[] => [
  ...new Set(Object.values(transitions).flatMap(({ document }) => (document === undefined ? [] : [document]))),
];

function shownOf(
  document: string,
  rows: readonly store.TemplateRow[],
  names: TemplateShown['names'],
  shipped: Shipped,
  on: string,
): TemplateShown {
  const versions = rows.filter((row) => row.document === document);
  const last = versions.at(-1);
  const paper = shipped.inForce(document, on);
  const isOwn = last !== undefined && last.name !== null;
  return {
    document,
    names,
    from: isOwn ? 'own' : paper.id === document ? 'shipped' : 'general',
    file: isOwn ? last.name : null,
    version: isOwn ? last.version : Number(keyOf(paper).split('@')[1]),
    stated: last?.stated.toISOString() ?? null,
    by: last?.actor ?? null,
    versions: versions.length,
  };
}

async function openOwn({ postgres }: CaseDocumentsNeeds, id: number) {
  const { name, bytes } = await store.templateBytes(postgres, sameForAll, id);
  return { name, template: await openTemplate(name, bytes) };
}

/** The whole upload in memory: templates are small. */
async function readUpload({ imports }: CaseDocumentsNeeds, scope: Scope, file: string) {
  const kept = await imports.keepFor(scope, file, { as: 'attachment', mostBytes: mostTemplateBytes, headBytes });
  try {
    const body = await imports.openKept(kept.id);
    if (body === null) throw new Problem('not-found', 'no-such-file', { file });
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    return { name: kept.name, bytes, sha256: kept.sha256 };
  } finally {
    await imports.dropKept(kept.id);
  }
}
