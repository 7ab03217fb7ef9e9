import type { ReactNode } from 'react';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { HangsOn } from '../policy/answer.tsx';
import type { Bilingual, PolicyVocabulary } from '../policy/facts.ts';
import { RuleArticle } from '../policy/rule.tsx';
import { ratingWords } from './words.ts';

type Judged = Awaited<ReturnType<typeof client.rating.ultraLow>>['rules'][number];

/** The rules about what was measured, each with its outcome, its words, and what it depends on. */
export function JudgedRules({
  of,
  known,
  onSay,
  title,
  children,
}: {
  readonly of: readonly Judged[];
  readonly known: PolicyVocabulary;
  readonly onSay: (fact: string) => void;
  readonly title?: string;
  /** What was measured, above the rules. */
  readonly children?: ReactNode;
}) {
  const format = useFormat();
  const { judged: words } = usePageWords(ratingWords);
  return (
    <Panel title={title ?? words.title}>
      {children}
      {of.length === 0 ? <p className="yd-quiet">{words.none}</p> : null}
      {of.map((one) => (
        <RuleArticle key={one.rule} of={{ ...one, text: requirementText(one.anyOf, known) }}>
          <div>
            {words.outcome}
            {format.colon}
            <strong>{words.outcomes[one.verdict]}</strong>
          </div>
          {one.needs.length === 0 ? null : <HangsOn needs={one.needs} known={known} onSay={onSay} />}
        </RuleArticle>
      ))}
    </Panel>
  );
}

const signs = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' } as const;

/** What a rule asks, in both languages; for a choice, all options. */
export function requirementText(asked: Judged['anyOf'], { items }: PolicyVocabulary): Bilingual {
  const one = (language: 'zh' | 'en') =>
    asked
      .map(({ item, comparator, value, unit }) => {
        const name = items.get(item)?.names[language] ?? item;
        if (typeof value === 'boolean') return name;
        return `${name} ${signs[comparator]} ${value}${unit === '%' ? '%' : ''}`;
      })
      .join(ratingWords[language].judged.or);
  return { zh: one('zh'), en: one('en') };
}

/** A figure between two bounds. */
export function useBounds(): (
  of: { readonly least: number | null; readonly most: number | null },
  form: (value: number) => string,
) => string {
  const { common } = usePageWords(ratingWords);
  return ({ least, most }, form) => {
    if (least === null && most === null) return common.unknown;
    if (least === most && least !== null) return form(least);
    return common.between(least === null ? common.unknown : form(least), most === null ? common.unknown : form(most));
  };
}
