import { clauseText } from '#kernel/clause.ts';
import type { Language } from '#kernel/finding.ts';
import { textOf, type Found as FoundEntry, type Kind } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { today } from '#kernel/today.ts';
import { bestOf, type Searchable, type Word } from './match.ts';
import { plainText, spellingOf } from './pinyin.ts';
import type { Hit, HitGroup, SearchWords } from './source.ts';

/** Kinds of entries that people look for; the others are words for machines. */
const kinds = [
  'coefficient',
  'quota',
  'correction',
  'use',
  'energy-item',
  'climate-zone',
  'heating',
  'fact',
  'item',
  'term',
  'topic',
  'rating-standard',
  'rating-item',
  'prefab-standard',
  'incentive',
] as const satisfies readonly Kind[];

type Prepared = { readonly by: Searchable; readonly hit: (language: Language, words: readonly Word[]) => Hit };

/** Clauses of documents and entries of knowledge: visible to everyone. What is in force is prepared once. */
export function createRuleSearch(knowledge: Pick<Knowledge, 'inForce'>, now: () => number) {
  const prepared = new WeakMap<object, readonly Prepared[]>();
  const of = <K extends Kind>(kind: K, prepare: (list: readonly FoundEntry<K>[]) => readonly Prepared[]): readonly Prepared[] => {
    const list = knowledge.inForce(kind, { on: today(now()), recorded: now() });
    const found = prepared.get(list) ?? prepare(list);
    prepared.set(list, found);
    return found;
  };
  return {
    clauses: (asked: SearchWords): HitGroup => groupOf('clause', of('policy', clausesOf), asked),
    entries: (asked: SearchWords): HitGroup =>
      groupOf(
        'entry',
        kinds.flatMap((kind) => of(kind, (list) => list.map(entryOf))),
        asked,
      ),
  };
}

function groupOf(kind: 'clause' | 'entry', list: readonly Prepared[], { words, limit, language }: SearchWords): HitGroup {
  const { total, best } = bestOf(list, words, { limit, searchable: ({ by }) => by });
  return { kind, total, least: false, hits: best.map(({ hit }) => hit(language, words)) };
}

/** Each document by its title, each passage by its text. */
function clausesOf(documents: readonly FoundEntry<'policy'>[]): Prepared[] {
  return documents.flatMap((one) => {
    const { code, title, short } = one;
    const called = short ?? { zh: title, en: title };
    const href = `/policy/documents/${encodeURIComponent(code)}`;
    const whole: Prepared = {
      by: { spelling: spellingOf(called.zh), code: plainText(code), more: plainText(`${title} ${called.en} ${one.number ?? ''}`) },
      hit: (language) => ({ code, name: language === 'zh' ? `《${called.zh}》` : called.en, detail: title, href }),
    };
    let clause = '';
    return [
      whole,
      ...one.text.map((passage): Prepared => {
        clause = passage.at ?? clause;
        const [at, text] = [clause, textOf(passage).replaceAll(/\s+/gu, '')];
        return {
          by: { spelling: { text: plainText(text), spoken: '' }, code: '', more: plainText(`${called.zh} ${called.en}`) },
          hit: (language, words) => ({
            code,
            name: language === 'zh' ? `《${called.zh}》${clauseText(at, 'zh')}` : `${called.en}, ${at}`,
            detail: excerpt(text, words),
            href: `${href}?clause=${encodeURIComponent(at)}`,
          }),
        };
      }),
    ];
  });
}

/** How many characters of a text are shown around the matched word. */
const around = 40;

/** @example excerpt('一二三四五', [{ text: '三' }]) // '一二三四五' */
export function excerpt(text: string, words: readonly Pick<Word, 'text'>[]): string {
  const places = words.map((word) => plainText(text).indexOf(word.text)).filter((at) => at >= 0);
  const from = Math.max(0, Math.min(...places, text.length) - around / 2);
  const start = places.length === 0 ? 0 : from;
  const part = text.slice(start, start + around * 2);
  return `${start > 0 ? '…' : ''}${part}${start + part.length < text.length ? '…' : ''}`;
}

type Named = { readonly zh: string; readonly en: string };

function entryOf(entry: FoundEntry<(typeof kinds)[number]>): Prepared {
  const { id, version, kind, source } = entry;
  const plain = 'title' in entry && typeof entry.title === 'string' ? entry.title : id;
  const names: Named =
    'names' in entry ? (entry.names as Named) : 'name' in entry && isNamed(entry.name) ? entry.name : { zh: plain, en: plain };
  return {
    by: { spelling: spellingOf(names.zh), code: plainText(id), more: plainText(`${names.en} ${source.document}`) },
    hit: (language) => ({
      code: id,
      name: names[language],
      detail: [source.document, source.clause].filter((part) => part !== '').join(' '),
      href: `/knowledge?kind=${kind}&entry=${encodeURIComponent(`${id}@${version}`)}`,
    }),
  };
}

const isNamed = (name: unknown): name is Named => typeof name === 'object' && name !== null && 'zh' in name && 'en' in name;
