import { Button } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { listWords } from './list-words.ts';
import { useFactWords } from './value-text.ts';

type Building = Awaited<ReturnType<typeof client.registry.building>>;

/** Two buildings side by side, with the reasons for a duplicate and the decision on them. */
export function ComparePair({ one, other, onBack }: { readonly one: string; readonly other: string; readonly onBack: () => void }) {
  const { duplicates } = usePageWords(listWords);
  const first = useQuery(api.registry.building.queryOptions({ input: { building: one } }));
  const second = useQuery(api.registry.building.queryOptions({ input: { building: other } }));
  const reasons = useQuery(api.registry.candidates.queryOptions({ input: { building: one } }));
  const error = first.error ?? second.error;
  const why = reasons.data?.candidates.find(({ codes }) => codes.includes(one) && codes.includes(other))?.why ?? [];
  return (
    <>
      <PageHeader title={duplicates.compareOf(one, other)} below={duplicates.below}>
        <Button onClick={onBack}>{duplicates.back}</Button>
      </PageHeader>
      <ProblemView error={error} />
      <Decide one={one} other={other} />
      {why.length === 0 ? null : (
        <Panel title={duplicates.reasons}>
          <ul>
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Panel>
      )}
      {first.data === undefined || second.data === undefined ? <Loading /> : <SideBySide one={first.data} other={second.data} />}
    </>
  );
}

function Decide({ one, other }: { readonly one: string; readonly other: string }) {
  const { duplicates } = usePageWords(listWords);
  const known = useQueryClient();
  const settle = { onSuccess: () => known.invalidateQueries() };
  const merge = useMutation({ ...api.registry.merge.mutationOptions(), ...settle });
  const apart = useMutation({ ...api.registry.keepApart.mutationOptions(), ...settle });
  const change = merge.data?.change ?? apart.data?.change;
  if (change !== undefined) {
    const told = merge.data === undefined ? duplicates.doneApart : duplicates.doneMerge(merge.data.alias, merge.data.building);
    return (
      <div className="yd-panel yd-row" role="status">
        <span>{told}</span>
        <Undo
          id={change}
          name={told}
          onDone={() => {
            merge.reset();
            apart.reset();
          }}
        />
      </div>
    );
  }
  return (
    <div className="yd-panel yd-stack">
      <div className="yd-row">
        <Button loading={merge.isPending} onClick={() => merge.mutate({ building: other, into: one })}>
          {duplicates.keep(one)}
        </Button>
        <Button loading={merge.isPending} onClick={() => merge.mutate({ building: one, into: other })}>
          {duplicates.keep(other)}
        </Button>
        <Button loading={apart.isPending} onClick={() => apart.mutate({ building: one, other })}>
          {duplicates.apart}
        </Button>
      </div>
      <ProblemView error={merge.error ?? apart.error} />
    </div>
  );
}

const hidden = new Set(['provenance', 'dated', 'aliases', 'code', 'findings']);
const first = ['name', 'use', 'region', 'address', 'organisation', 'floorArea', 'yearBuilt'];

function SideBySide({ one, other }: { readonly one: Building; readonly other: Building }) {
  const { duplicates } = usePageWords(listWords);
  const facts = useFactWords([one['organisation'], other['organisation']]);
  const names = [...new Set([...first, ...Object.keys(one), ...Object.keys(other)])].filter((name) => !hidden.has(name));
  const text = (of: Building, name: string) => facts.text(name, of[name]);
  return (
    <Panel title={duplicates.pair}>
      <div className="yd-scroll" tabIndex={0} role="region" aria-label={duplicates.compare}>
        <table className="yd-plain">
          <thead>
            <tr>
              <th scope="col">{duplicates.field}</th>
              {[one, other].map(({ code }) => (
                <th key={code} scope="col">
                  <Link to="/buildings/$building" params={{ building: code }} search={{}}>
                    {code}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => {
              const [here, there] = [text(one, name), text(other, name)];
              if (here === null && there === null) return null;
              return (
                <tr key={name} className={here === there ? undefined : 'yd-differs'}>
                  <th scope="row">{facts.name(name)}</th>
                  <td>{here ?? facts.unknown}</td>
                  <td>{there ?? facts.unknown}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
