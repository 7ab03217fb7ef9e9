import type { ReactNode } from 'react';
import { Fact } from '../../../ui/fact.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePageWords } from '../../../i18n/language.tsx';
import type { EntityText, Origin } from './facts.ts';
import { DatedLines, type Line, OriginLine } from './origin-line.tsx';
import { entityWords } from './words.ts';

/** The facts of an entity: today's values, from which day each value holds, and its source. */
export function FactsPanel({
  title,
  fields,
  text,
  of,
  links = {},
}: {
  readonly title: string;
  readonly fields: readonly string[];
  readonly text: EntityText;
  readonly of: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly dated: Readonly<Record<string, Line>>;
    readonly provenance: Readonly<Record<string, Origin>>;
  };
  /** Shown instead of a value's text. */
  readonly links?: Readonly<Record<string, ReactNode>>;
}) {
  const { list } = usePageWords(entityWords);
  const none = <span className="yd-none">{list.unknown}</span>;
  return (
    <Panel title={title}>
      <dl className="yd-facts">
        {fields.map((field) => (
          <Fact key={field} name={text.name(field)}>
            {links[field] ?? text.text(field, of.values[field]) ?? none}
            <DatedLines field={field} points={of.dated[field]} of={text} />
            <OriginLine of={of.provenance[field]} />
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}
