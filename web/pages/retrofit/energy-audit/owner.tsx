import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Switches } from '../../../ui/head.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { OwnerItem, type OwnerShown } from './owner-item.tsx';
import { auditOwnerWords } from './owner-words.ts';
import './owner.css';

/**
 * The requests of an energy audit to its owner, in large type for a phone, without an account. The token is after the `#`, which browsers
 * never send. It opens nothing else, so nothing here links to any other page.
 */
export function AuditOwnerPage() {
  const words = usePageWords(auditOwnerWords);
  const { words: all } = useLanguage();
  const token = useLocation().hash;
  const query = useQuery({
    queryKey: ['audit-link', token],
    queryFn: () => client.energyAudit.linked.show({ token }),
    enabled: token !== '',
    retry: false,
    // what is being typed must not be replaced by what was saved before
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useEffect(() => {
    document.title = `${words.title} · ${all.app.name}`;
  }, [words.title, all.app.name]);
  return (
    <div className="yd-public">
      <header className="yd-head yd-no-print">
        <span className="yd-brand">{all.app.name}</span>
        <Switches />
      </header>
      <main className="yd-main yd-owner" id="main" aria-label={words.title}>
        <div className="yd-page-head">
          <div>
            <h1>{query.data?.buildingName ?? words.title}</h1>
            {query.data === undefined ? null : <div className="yd-quiet">{words.title}</div>}
          </div>
        </div>
        {token === '' ? <Alert type="warning" title={words.noToken} /> : null}
        {token === '' || query.error === null ? null : <NotOpen error={query.error} />}
        {token !== '' && query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <Answers token={token} first={query.data} />}
      </main>
    </div>
  );
}

/** A link that has ended says so in one sentence, and whom to contact. */
function NotOpen({ error }: { readonly error: unknown }) {
  const { told } = troubleOf(error);
  return told.code === 'link-gone' ? <Alert type="info" title={told.detail} /> : <ProblemView error={error} />;
}

/** What was returned first, then what is missing, then what was received and can still be changed, then what is done. */
const order = { missing: 1, received: 2, accepted: 3, known: 4 } as const;
const rank = ({ state, answer }: OwnerShown['requests'][number]) => (state === 'missing' && answer !== null ? 0 : order[state]);

function Answers({ token, first }: { readonly token: string; readonly first: OwnerShown }) {
  const words = usePageWords(auditOwnerWords);
  const { format } = useLanguage();
  const [shown, setShown] = useState(first);
  // the order stays fixed while the user types
  const [places] = useState(() => first.requests.toSorted((a, b) => rank(a) - rank(b)).map(({ item }) => item));
  const submit = useMutation({ mutationFn: () => client.energyAudit.linked.submit({ token }) });
  if (submit.isSuccess) return <Alert type="success" role="status" title={words.thanks} description={words.thanksMeans} />;
  const { from, to, expires, requests } = shown;
  const items = requests.toSorted((a, b) => places.indexOf(a.item) - places.indexOf(b.item));
  const filled = requests.filter(({ state }) => state !== 'missing').length;
  return (
    <div className="yd-stack">
      <p>{words.means}</p>
      <p className="yd-quiet">
        {words.period(format.day(from), format.day(to))} {words.until(format.instant(expires))}
      </p>
      {requests.length === 0 ? <p>{words.nothing}</p> : <p role="status">{words.progress(String(filled), String(requests.length))}</p>}
      {items.map((one) => (
        <OwnerItem key={one.item} token={token} of={one} from={from} to={to} onShown={setShown} />
      ))}
      <Confirm label={words.submit} name="" means={words.submitMeans} busy={submit.isPending} onYes={() => submit.mutate()} />
      {submit.error === null ? null : <NotOpen error={submit.error} />}
    </div>
  );
}
