import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BuildingPick } from '../../casework/cases/building-pick.tsx';
import { renewAudits } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

type Items = Awaited<ReturnType<typeof client.energyAudit.items>>;

/** The last whole calendar year. */
const lastYear = new Date().getFullYear() - 1;

const levels = ['1', '2', '3'] as const;

/** Opens an audit of a building, after showing what is known and what would be requested. */
export function OpenForm({ building: given }: { readonly building: string | undefined }) {
  const words = usePageWords(energyAuditPageWords);
  const navigate = useNavigate();
  const [building, setBuilding] = useState(given);
  const [level, setLevel] = useState<(typeof levels)[number]>('2');
  const [from, setFrom] = useState<string | undefined>(`${lastYear}-01-01`);
  const [to, setTo] = useState<string | undefined>(`${lastYear + 1}-01-01`);
  const asked = { building: building ?? '', level: Number(level), from: from ?? '', to: to ?? '' };
  const isReady = building !== undefined && from !== undefined && to !== undefined && from < to;
  const items = useQuery({ ...api.energyAudit.items.queryOptions({ input: asked }), enabled: isReady, retry: false });
  const open = useMutation({
    mutationFn: () => client.energyAudit.open(asked),
    onSuccess: async ({ audit }) => {
      await renewAudits();
      await navigate({ to: '/audits/$audit', params: { audit: String(audit) }, search: {} });
    },
  });
  return (
    <Panel title={words.openNew}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.openMeans}</p>
        <div className="yd-row yd-row-top">
          <BuildingPick label={words.label.building} value={building} onPick={setBuilding} />
          <Field label={words.term.level}>
            {({ id }) => (
              <Choice
                id={id}
                value={level}
                options={levels.map((value) => ({ value, label: words.level[value] }))}
                onChoose={(value) => setLevel(value ?? '2')}
              />
            )}
          </Field>
          <Field label={words.firstDay}>{(ids) => <DayInput {...ids} value={from} onDay={setFrom} />}</Field>
          <Field label={words.lastDay}>{(ids) => <DayInput {...ids} value={to} onDay={setTo} />}</Field>
        </div>
        {isReady && items.isPending ? <Loading /> : null}
        <ProblemView error={isReady ? items.error : null} />
        {!isReady || items.data === undefined ? null : <WouldAsk of={items.data} />}
        <div className="yd-row">
          <Button type="primary" disabled={!isReady} loading={open.isPending} onClick={() => open.mutate()}>
            {words.start}
          </Button>
        </div>
        <ProblemView error={open.error} />
      </div>
    </Panel>
  );
}

function WouldAsk({ of: { levelName, indicative, source, requests } }: { readonly of: Items }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const known = requests.filter(({ state }) => state === 'known');
  const missing = requests.filter(({ state }) => state !== 'known');
  return (
    <div className="yd-stack" role="status">
      <div>
        {levelName}
        {indicative ? format.aside(words.label.indicative) : ''} <span className="yd-quiet">{words.source(source)}</span>
      </div>
      <div className="yd-row yd-row-top">
        {[
          { title: words.missingCount(format.count(missing.length)), rows: missing },
          { title: words.knownCount(format.count(known.length)), rows: known },
        ].map(({ title, rows }) => (
          <section key={title} aria-label={title} style={{ flex: '1 1 280px' }}>
            <strong>{title}</strong>
            <ul className="yd-marks-list">
              {rows.map(({ item, name, why }) => (
                <li key={item}>
                  {name} <span className="yd-quiet">{why}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
