import { writeWord } from '#platform/docx/docx.ts';
import type { Block } from '#platform/docx/block.ts';
import { openTemplate, type WordTemplate } from '#platform/docx/template.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Language } from '#kernel/finding.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';

/** A paper as knowledge defines it. */
export type ShippedPaper = EntryOf<'case-document'>;

/** The fallback for papers that have no template. */
export const generalPaper = 'general';

/** Templates are built once and carry a fixed time. */
const dated = Date.UTC(2026, 0, 1);

/**
 * The papers of knowledge as Word templates in the official layout: the same text gives the same file.
 * @param mark of the demo city, above the title
 */
export function createShippedPapers(knowledge: Pick<Knowledge, 'versions' | 'inForce'>, mark: string | undefined) {
  const made = new Map<string, Promise<{ readonly bytes: Uint8Array; readonly template: WordTemplate }>>();
  const inForce = (document: string, on: string): ShippedPaper => {
    const all = knowledge.inForce('case-document', { on, ...asOfNow });
    const found = all.find(({ id }) => id === document) ?? all.find(({ id }) => id === generalPaper);
    if (found === undefined) throw new Error('knowledge has no general paper');
    return found;
  };
  return {
    inForce,
    /** A paper by `id@version`, regardless of what is in force now. */
    versioned(key: string): ShippedPaper {
      const found = knowledge.versions('case-document').find(({ held }) => `${held.id}@${held.version}` === key);
      if (found === undefined) throw new Error(`the paper ${key} is not in the knowledge of the city`);
      return found.held as ShippedPaper;
    },
    template(paper: ShippedPaper, language: Language) {
      const key = `${paper.id}@${paper.version}/${language}`;
      const had = made.get(key) ?? written(paper, language, mark);
      made.set(key, had);
      return had;
    },
  };
}

export const keyOf = ({ id, version }: ShippedPaper): string => `${id}@${version}`;

async function written(paper: ShippedPaper, language: Language, mark: string | undefined) {
  const { title, addressed, blocks, signed } = paper.paper[language];
  const bytes = await writeWord({
    title,
    ...(addressed !== undefined && { addressed }),
    blocks: blocks.map(blockOf),
    signed,
    note: mark,
    dated,
  });
  return { bytes, template: await openTemplate(`${paper.id}.docx`, bytes) };
}

function blockOf(one: ShippedPaper['paper']['zh']['blocks'][number]): Block {
  if ('text' in one) return { kind: 'text', text: one.text };
  if ('quote' in one) return { kind: 'quote', text: one.quote };
  if ('heading' in one) return { kind: 'heading', level: one.level, text: one.heading };
  return { kind: 'table', header: one.header, rows: one.rows, widths: one.widths };
}
