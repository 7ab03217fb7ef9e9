import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useFactWords } from './value-text.ts';
import { registryWords } from './words.ts';

type Event = Awaited<ReturnType<typeof client.registry.timeline>>['events'][number];

/** The life of a building: planned, built, changed, its meters as they came and went; the first day on top. */
export function TimelinePanel({ building }: { readonly building: string }) {
  const { life } = usePageWords(registryWords);
  const query = useQuery(api.registry.timeline.queryOptions({ input: { building } }));
  const events = query.data?.events;
  return (
    <Panel title={life.title}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {events?.length === 0 ? <p className="yd-quiet">{life.none}</p> : null}
      {events === undefined || events.length === 0 ? null : (
        <ol className="yd-life" aria-label={life.list}>
          {events.map((event, index) => (
            <li key={`${event.day} ${event.kind} ${index}`}>
              <Day of={event} /> <What of={event} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** The year alone if no more than the year is known. */
function Day({ of }: { readonly of: Event }) {
  const format = useFormat();
  return <time dateTime={of.day}>{of.kind === 'built' ? format.stepStart(`${of.day}T00:00:00Z`, 'year', 'UTC') : format.day(of.day)}</time>;
}

function What({ of: { kind, field, value, note } }: { readonly of: Event }) {
  const { life } = usePageWords(registryWords);
  const facts = useFactWords();
  if (kind === 'changed' && field !== undefined)
    return <span>{life.became(facts.name(field), facts.text(field, value) ?? facts.unknown)}</span>;
  const more = [typeof value === 'string' ? value : null, note ?? null].filter((one) => one !== null);
  return (
    <span>
      {life.kind[kind] ?? kind}
      {more.length === 0 ? null : <span className="yd-quiet"> {more.join(' ')}</span>}
    </span>
  );
}
