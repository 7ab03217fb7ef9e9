import { Link } from '@tanstack/react-router';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import type { EntityText, Origin } from './facts.ts';
import { entityWords } from './words.ts';

/** A field's values, each with the day that it holds from. */
export type Line = readonly { readonly from: string | null; readonly value?: unknown }[];

/** Where a field's value comes from: the person who typed it, or the import, its file and the row. */
export function OriginLine({ of }: { readonly of: Origin | undefined }) {
  const format = useFormat();
  const { origin } = usePageWords(entityWords);
  const actor = useActor();
  if (of === undefined) return null;
  const when = format.instant(of.at);
  return (
    <div className="yd-origin yd-quiet yd-small">
      {of.byHand ? origin.by(actor(of.by), when) : origin.from(actor(of.by), when)}{' '}
      {of.byHand ? null : (
        <Link to="/imports/$import" params={{ import: String(of.change) }} search={{}}>
          {of.row === null ? origin.file(of.subject) : origin.row(of.subject, format.count(of.row))}
        </Link>
      )}
    </div>
  );
}

/** A value that changes over time: what holds from which day on. */
export function DatedLines({
  field,
  points,
  of,
}: {
  readonly field: string;
  readonly points: Line | undefined;
  readonly of: Pick<EntityText, 'text'>;
}) {
  const format = useFormat();
  const { origin, history } = usePageWords(entityWords);
  if (points === undefined || points.length < 2) return null;
  return points.map(({ from, value }) => (
    <div key={from} className="yd-quiet yd-small">
      {from === null ? origin.first : origin.since(format.day(from))} {of.text(field, value) ?? history.unknown}
    </div>
  ));
}
