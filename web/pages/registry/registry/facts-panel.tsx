import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { DatedLines, type Line, OriginLine } from '../../platform/ledger/origin-line.tsx';
import { useFactWords } from './value-text.ts';
import { registryWords } from './words.ts';

export type Building = Awaited<ReturnType<typeof client.registry.building>>;

/** Always shown, filled in or not; other fields come after, if they have a value. */
const first = ['use', 'region', 'floorArea', 'yearBuilt', 'organisation', 'address', 'heating', 'airConditioning'];
const elsewhere = new Set(['code', 'name', 'aliases', 'provenance', 'dated', 'findings']);

/** The facts of a building, each with who set it and when, and its source row in the file. */
export function FactsPanel({ of }: { readonly of: Building }) {
  const format = useFormat();
  const own = usePageWords(registryWords);
  const facts = useFactWords([of['organisation']]);
  const dated = (of['dated'] ?? {}) as Readonly<Record<string, Line>>;
  const order = Object.keys(own.field);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const rest = Object.keys(of)
    .filter((name) => !first.includes(name) && !elsewhere.has(name))
    .toSorted((a, b) => place(a) - place(b));
  return (
    <Panel title={own.building.facts}>
      <dl className="yd-facts">
        {[...first, ...rest].map((field) => {
          const text = facts.text(field, of[field]);
          if (text === null && !first.includes(field)) return null;
          return (
            <div key={field}>
              <dt>{facts.name(field)}</dt>
              <dd>
                {text ?? <span className="yd-none">{own.building.unknown}</span>}
                <DatedLines field={field} points={dated[field]} of={facts} />
                <OriginLine of={of.provenance?.[field]} />
              </dd>
            </div>
          );
        })}
        {of.aliases.length === 0 ? null : (
          <div>
            <dt>{own.building.aliases}</dt>
            <dd>{of.aliases.join(format.and)}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
