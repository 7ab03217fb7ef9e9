import { unitSign } from '#kernel/unit-sign.ts';
import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Decide } from './decide.tsx';
import type { Audit, Request } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

const order = { received: 0, missing: 1, accepted: 2, known: 3 } as const;

/** The requests of an audit: first those that wait for a decision, then missing ones, then those accepted or known anyway. */
export function Requests({ of }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const columns: Column<Request>[] = [
    {
      key: 'name',
      title: words.term.item,
      value: ({ name, unit }) => (unit === null ? name : `${name}${format.aside(unit === 'yuan' ? words.yuan : unitSign(unit))}`),
    },
    { key: 'kind', title: words.kind, value: ({ kind }) => words.itemKind[kind] },
    { key: 'state', title: words.label.state, value: ({ state }) => words.request[state] },
    { key: 'why', title: words.term.why, value: ({ why }) => why, show: (one) => <Answer of={of} one={one} /> },
    {
      key: 'decide',
      title: words.label.toDo,
      press: true,
      show: (one) => (one.state === 'received' ? <Decide audit={of.audit} of={one} /> : null),
    },
  ];
  const rows = of.requests.toSorted((a, b) => order[a.state] - order[b.state]);
  return <ShortTable label={words.term.requests} columns={columns} rows={rows} rowKey={({ item }) => item} />;
}

/** What is known opens to its source; what was received is shown, with its sender. */
function Answer({ of, one }: { readonly of: Audit; readonly one: Request }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const { answer, state, name, item, why } = one;
  if (state === 'known') return <Source of={of} one={one} />;
  if (answer === null || state === 'missing') return <span className={answer === null ? 'yd-quiet' : 'yd-missing'}>{why}</span>;
  const who = answer.by.startsWith('audit-link:') ? words.byOwner : actor(answer.by);
  return (
    <div>
      {answer.file === null ? (
        <span className="yd-pre">{answer.value}</span>
      ) : (
        <a
          href={`/api/energy-audits/${of.audit}/answers/${encodeURIComponent(item)}`}
          download
          aria-label={`${name}${format.colon}${words.fileOf(answer.file.name)}`}
        >
          {answer.file.name}
        </a>
      )}
      <div className="yd-quiet">{words.answeredAt(who, format.instant(answer.at))}</div>
    </div>
  );
}

/** The view of a building that holds a kind of item. */
const tabs = {
  fact: 'facts',
  energy: 'use',
  cost: 'use',
  equipment: 'equipment',
  split: 'flow',
  document: 'attachments',
  note: 'attachments',
};

function Source({ of: { building, energy }, one: { kind, carrier, why, name } }: { readonly of: Audit; readonly one: Request }) {
  const words = usePageWords(energyAuditPageWords);
  const figure = kind === 'energy' ? energy.find((use) => use.carrier === carrier)?.use.figure : undefined;
  if (figure !== undefined) return <OpenedText figure={figure} text={why} />;
  return (
    <Link to="/buildings/$building" params={{ building }} search={{ tab: tabs[kind] }} aria-label={`${why} ${words.openSource(name)}`}>
      {why}
    </Link>
  );
}
