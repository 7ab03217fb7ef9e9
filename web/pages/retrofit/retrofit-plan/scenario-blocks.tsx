import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { TextField } from '../../../ui/marked-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { scenarioWords } from './scenario-words.ts';

type Listed = Awaited<ReturnType<typeof client.retrofit.list>>['projects'][number];

/** The maximum number of projects examined. */
const most = 1000;

const codesOf = (text: string): string[] => text.split(/[\s;；,，]+/u).filter((one) => one !== '');

/** What is done in one year or not at all, and what must come first: fields of the pool, written there immediately and undone there. */
export function BlocksPart({ region }: { readonly region: string }) {
  const words = usePageWords(scenarioWords);
  const { format } = useLanguage();
  const known = useQueryClient();
  const query = useQuery(api.retrofit.list.queryOptions({ input: { region, limit: most } }));
  const write = useMutation({
    mutationFn: (asked: { readonly projects: readonly string[]; readonly set: Readonly<Record<string, string>> }) =>
      client.retrofit.edit({ projects: [...asked.projects], set: { ...asked.set } }),
    onSuccess: () => known.invalidateQueries({ queryKey: api.retrofit.key() }),
  });
  const projects = query.data?.projects ?? [];
  const blocks = [
    ...Map.groupBy(
      projects.filter(({ block }) => block !== null),
      ({ block }) => block as string,
    ),
  ];
  const waiting = projects.filter(({ requires }) => requires.length > 0);
  return (
    <Panel title={words.blocks}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.blocksHint}</p>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {(query.data?.total ?? 0) > most ? <p>{words.manyProjects(format.count(query.data?.total ?? 0))}</p> : null}
        {query.data !== undefined && blocks.length + waiting.length === 0 ? <p className="yd-quiet">{words.noBlocks}</p> : null}
        {blocks.length === 0 ? null : (
          <BlockTable blocks={blocks} onClear={(some) => write.mutate({ projects: some, set: { block: '' } })} />
        )}
        <Pair
          first={words.blockName}
          second={words.members}
          act={words.setBlock}
          busy={write.isPending}
          onAct={(block, members) => write.mutate({ projects: codesOf(members), set: { block } })}
        />
        {waiting.length === 0 ? null : (
          <OrderTable waiting={waiting} onClear={(code) => write.mutate({ projects: [code], set: { requires: '' } })} />
        )}
        <Pair
          first={words.after}
          second={words.before}
          act={words.setRequires}
          busy={write.isPending}
          onAct={(after, before) => write.mutate({ projects: codesOf(after), set: { requires: codesOf(before).join(';') } })}
        />
        <ProblemView error={write.error} />
        {(write.data?.refused ?? []).map(({ code, detail }) => (
          <p key={code} className="yd-missing">
            {code} {detail}
          </p>
        ))}
      </div>
    </Panel>
  );
}

type PairProps = {
  readonly first: string;
  readonly second: string;
  readonly act: string;
  readonly busy: boolean;
  readonly onAct: (first: string, second: string) => void;
};

function Pair({ first, second, act, busy, onAct }: PairProps) {
  const [one, setOne] = useState('');
  const [other, setOther] = useState('');
  return (
    <div className="yd-row yd-row-top">
      <TextField label={first} fault={undefined} value={one} onChange={setOne} />
      <TextField label={second} width={300} fault={undefined} value={other} onChange={setOther} />
      <Button loading={busy} disabled={one.trim() === '' || other.trim() === ''} onClick={() => onAct(one.trim(), other)}>
        {act}
      </Button>
    </div>
  );
}

function BlockTable({
  blocks,
  onClear,
}: {
  readonly blocks: readonly (readonly [string, readonly Listed[]])[];
  readonly onClear: (projects: readonly string[]) => void;
}) {
  const words = usePageWords(scenarioWords);
  const { format } = useLanguage();
  const rows = blocks.map(([block, members]) => ({ block, members }));
  return (
    <ShortTable
      label={words.field.block}
      rows={rows}
      rowKey={({ block }) => block}
      columns={[
        { key: 'block', title: words.field.block, value: ({ block }) => block },
        {
          key: 'members',
          title: words.label.project,
          value: ({ members }) => members.map(({ code, name }) => `${name}${format.aside(code)}`).join(format.pause),
        },
        {
          key: 'clear',
          title: words.clearBlock,
          press: true,
          show: ({ block, members }) => (
            <Button size="small" aria-label={`${words.clearBlock} ${block}`} onClick={() => onClear(members.map(({ code }) => code))}>
              {words.clearBlock}
            </Button>
          ),
        },
      ]}
    />
  );
}

function OrderTable({ waiting, onClear }: { readonly waiting: readonly Listed[]; readonly onClear: (code: string) => void }) {
  const words = usePageWords(scenarioWords);
  const { format } = useLanguage();
  return (
    <ShortTable
      label={words.field.requires}
      rows={waiting}
      rowKey={({ code }) => code}
      columns={[
        { key: 'project', title: words.label.project, value: ({ code, name }) => `${code} ${name}` },
        { key: 'requires', title: words.field.requires, value: ({ requires }) => requires.join(format.pause) },
        {
          key: 'clear',
          title: words.clearRequires,
          press: true,
          show: ({ code }) => (
            <Button size="small" aria-label={`${words.clearRequires} ${code}`} onClick={() => onClear(code)}>
              {words.clearRequires}
            </Button>
          ),
        },
      ]}
    />
  );
}
