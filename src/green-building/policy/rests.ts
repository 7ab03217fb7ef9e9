import { statusShown, type EntryOf } from '#platform/knowledge/facts.ts';
import type { Bilingual, Library, Rule } from './library.ts';
import type { Project } from './project.ts';
import { weigh } from './three-valued.ts';

/**
 * Facts that no one gave and no document defines: an outside definition derived them from others, and the requirement applies only because
 * of it.
 */
export type RestsOn = { readonly facts: readonly string[]; readonly text: Bilingual };

/** The derived facts without which the rule would not certainly apply; undefined if there are none. */
export function restsOn(rule: Rule, { derived, known }: Project, library: Library): RestsOn | undefined {
  if (derived.length === 0 || rule.when === null) return undefined;
  const held = derived.filter((name) => {
    const fact = library.facts.get(name);
    if (fact === undefined) return false;
    const { derived: _by, ...bare } = fact;
    const words = { terms: library.terms, facts: { get: (other: string) => (other === name ? bare : library.facts.get(other)) } };
    const without = new Map(known);
    without.delete(name);
    return weigh(rule.when, without, words).truth !== true;
  });
  return held.length === 0 ? undefined : { facts: held, text: restsText(held.flatMap((name) => library.facts.get(name) ?? [])) };
}

function restsText(facts: readonly EntryOf<'fact'>[]): Bilingual {
  const one = (language: 'zh' | 'en') =>
    facts.map(({ names, source, status }) => {
      const { standing } = statusShown(status);
      return language === 'zh'
        ? `“${names.zh}”由所给事实推出，文件未作定义，依据为 ${source.document} ${source.clause}（${standing.zh}）`
        : `“${names.en}” was derived: the documents do not define it, the definition is that of ${source.document}, ${source.clause} (${standing.en})`;
    });
  return { zh: one('zh').join('；'), en: one('en').join('; ') };
}
