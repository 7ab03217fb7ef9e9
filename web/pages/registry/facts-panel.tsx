import type { client } from '../../api.ts';
import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { useActor } from '../../ui/actor.ts';
import { Panel } from '../../ui/panel.tsx';
import { useFactWords } from './value-text.ts';
import { registryWords } from './words.ts';

export type Building = Awaited<ReturnType<typeof client.registry.building>>;

type Origin = NonNullable<Building['provenance']>[string];

/** What is always shown, filled in or not; other fields come after, where there is something. */
const first = ['use', 'region', 'floorArea', 'yearBuilt', 'organisation', 'address', 'heating', 'airConditioning'];
const elsewhere = new Set(['code', 'name', 'aliases', 'provenance', 'dated']);

/** The facts of a building, each with who set it and when. */
export function FactsPanel({ of }: { readonly of: Building }) {
  const format = useFormat();
  const own = usePageWords(registryWords);
  const facts = useFactWords([of['organisation']]);
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
                <Earlier field={field} of={of['dated']} said={facts.text} />
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

/** A value that changed in the building's life: since when it holds, and what held before. */
function Earlier({
  field,
  of,
  said,
}: {
  readonly field: string;
  readonly of: unknown;
  readonly said: (field: string, value: unknown) => string | null;
}) {
  const format = useFormat();
  const { building } = usePageWords(registryWords);
  const points =
    ((of ?? {}) as Readonly<Record<string, readonly { readonly from: string | null; readonly value: unknown }[]>>)[field] ?? [];
  if (points.length < 2) return null;
  return points.map(({ from, value }) => (
    <div key={from} className="yd-quiet yd-small">
      {from === null ? building.first : building.since(format.day(from))} {said(field, value) ?? building.unknown}
    </div>
  ));
}

function OriginLine({ of }: { readonly of: Origin | undefined }) {
  const format = useFormat();
  const { building } = usePageWords(registryWords);
  const actor = useActor();
  if (of === undefined) return null;
  const when = format.instant(of.at);
  return (
    <div className="yd-quiet yd-small">{of.byHand ? building.by(actor(of.by), when) : building.from(actor(of.by), when, of.subject)}</div>
  );
}
