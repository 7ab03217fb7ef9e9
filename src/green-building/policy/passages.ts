import { textOf, wordsOf, type Passage } from '#platform/knowledge/facts.ts';
import type { Bilingual, Document, Library, Target } from './library.ts';
import { tellRequirement } from './rule-wording.ts';
import { requirementOf } from './verdict.ts';

/** What a passage sets or reports, and the words in it that say so. */
export type Mark = {
  readonly kind: 'rule' | 'target' | 'task' | 'baseline' | 'definition';
  readonly id: string;
  readonly quote: string;
  readonly text: Bilingual;
  readonly strength?: string;
  readonly doubt?: Bilingual;
};

/** A complete document: its passages in order, each with its clause and its marks. */
export function passagesOf(document: Document, library: Library) {
  let clause = '';
  const known = marksOf(document, library);
  const ids = (list: readonly { readonly id: string }[] | undefined): string[] =>
    (list ?? []).map(({ id }) => `${document.head.code}/${id}`);
  return document.head.text.map((passage) => {
    clause = passage.at ?? clause;
    const [rules, targets, tasks] = [ids(passage.rules), ids(passage.targets), ids(passage.tasks)];
    const marks = [...rules, ...targets, ...tasks, ...ids(passage.baselines)].flatMap((id) => known.get(id) ?? []);
    return { clause, text: textOf(passage), rules, targets, tasks, marks: [...marks, ...definitionsOf(passage)] };
  });
}

function marksOf({ rules, targets, tasks, baselines }: Document, { items }: Library): Map<string, Mark> {
  const marks: Mark[] = [
    ...rules.map((rule): Mark => {
      const { id, quote, strength, doubt } = rule;
      return { kind: 'rule', id, quote, text: tellRequirement(requirementOf(rule), items), strength, ...(doubt !== null && { doubt }) };
    }),
    ...targets.map((one): Mark => ({
      kind: 'target',
      id: one.id,
      quote: one.quote,
      text: figure(one),
      ...(one.doubt !== null && { doubt: one.doubt }),
    })),
    ...baselines.map((one): Mark => ({ kind: 'baseline', id: one.id, quote: one.quote, text: figure(one) })),
    ...tasks.map(({ id, quote, title, units }): Mark => {
      const who = units.length === 0 ? '' : `：${units.join('、')}`;
      return { kind: 'task', id, quote, text: { zh: `${title}${who}`, en: `${title}${who}` } };
    }),
  ];
  return new Map(marks.map((mark) => [mark.id, mark]));
}

const signs: Readonly<Record<Target['comparator'], string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '' };

function figure({ name, comparator, value, unit }: Pick<Target, 'name' | 'comparator' | 'value' | 'unit'>): Bilingual {
  const said = `${signs[comparator]} ${String(value)} ${unit}`.trim();
  return { zh: `${name.zh} ${said}`, en: `${name.en} ${said}` };
}

function definitionsOf(passage: Passage): Mark[] {
  return (passage.definitions ?? []).map(({ term, quote }) => ({
    kind: 'definition',
    id: term,
    quote: wordsOf(textOf(passage), quote) ?? quote,
    text: { zh: term, en: term },
  }));
}
