import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { yearIn } from '../../../ui/year.ts';
import { EvaluationPanel } from '../../flexibility/solar/evaluation-panel.tsx';
import { SafetyPanel } from '../../flexibility/solar/safety-panel.tsx';
import { YieldPanel } from '../../flexibility/solar/yield-panel.tsx';
import { OneInBuilding } from '../in-buildings/one.tsx';
import { editable, isOfKind, useResourceText } from './resource-kind.tsx';

const readYear = (given: Readonly<Record<string, unknown>>) => ({ year: yearIn(given) });

type Resource = Awaited<ReturnType<typeof client.resources.get>>;

/** One adjustable resource: its facts with their sources, manual edits, and who changed what. */
export function ResourcePage() {
  const { resource: code = '' } = useParams({ strict: false });
  const text = useResourceText();
  const me = useMe();
  const known = useKnownAt();
  const query = useQuery(api.resources.get.queryOptions({ input: { resource: code, ...known } }));
  const history = useQuery(api.resources.history.queryOptions({ input: { resource: code } }));
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  const one = query.data;
  return (
    <OneInBuilding
      one={one}
      text={text}
      // what is filled in is shown, whatever the kind
      fields={editable.filter((field) => isOfKind(one.kind, field) || (one[field as keyof Resource] ?? null) !== null)}
      editable={editable}
      edit={(setting) => client.resources.edit({ resources: [code], ...setting })}
      history={history}
    >
      {one.kind === 'pv' ? <Photovoltaics of={one} edits={may(me, 'edit') && known.knownAt === undefined} {...known} /> : null}
    </OneInBuilding>
  );
}

/** What it yields, and how safe it is. */
function Photovoltaics({ of, edits, knownAt }: { readonly of: Resource; readonly edits: boolean; readonly knownAt?: string | undefined }) {
  const [{ year }] = useAddress(readYear);
  const asked = { building: of.building, array: of.code, knownAt };
  return (
    <>
      <YieldPanel {...asked} />
      {of.meter === null ? null : <EvaluationPanel array={of.code} year={year} knownAt={knownAt} />}
      <SafetyPanel {...asked} edits={edits} />
    </>
  );
}
