import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { AroundFinding } from './around-finding.tsx';
import { DecideForm } from './decide-form.tsx';
import type { Found } from './found.ts';
import { qualityWords } from './words.ts';

/**
 * One finding: on the time axis of its meter, with the decision on it or the form to decide. One that leaves the list while open stays
 * open.
 */
export function FindingView({ id, among, close }: { readonly id: string; readonly among: readonly Found[]; readonly close: () => void }) {
  const { format } = useLanguage();
  const { one: words } = usePageWords(qualityWords);
  const me = useMe();
  const [kept, setKept] = useState<Found | undefined>();
  const listed = among.find((one) => one.id === id);
  if (listed !== undefined && listed !== kept) setKept(listed);
  const seen = listed ?? (kept?.id === id ? kept : undefined);
  const own = useQuery({ ...api.readings.findings.queryOptions({ input: { meter: seen?.meter ?? '' } }), enabled: seen !== undefined });
  const found = own.data?.findings.find((one) => one.id === id) ?? seen;
  const box = useFocusOn(`${id} ${String(found?.decision?.id ?? '')}`, found !== undefined);
  if (found === undefined) return <p role="status">{words.gone}</p>;
  return (
    <Panel title={words.title(found.meter)} actions={<Button onClick={close}>{words.close}</Button>}>
      <div className="yd-stack" ref={box} tabIndex={-1}>
        <p>{found.detail}</p>
        <div className="yd-quiet">
          {words.span}
          {format.colon}
          {format.instant(found.from)} – {format.instant(found.to)}
        </div>
        <AroundFinding found={found} />
        {found.decision === null || found.decision === undefined ? (
          may(me, 'decide') ? (
            <DecideForm key={found.id} found={found} />
          ) : (
            <p>{words.mayNot}</p>
          )
        ) : (
          <Decided decision={found.decision} />
        )}
      </div>
    </Panel>
  );
}

/** The finding takes the focus when it opens, and again when the decision replaces the pressed button. */
function useFocusOn(what: string, there: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (there) box.current?.focus();
  }, [what, there]);
  return box;
}

function Decided({ decision }: { readonly decision: NonNullable<Found['decision']> }) {
  const { format } = useLanguage();
  const { one: words, as } = usePageWords(qualityWords);
  const me = useMe();
  const names: Readonly<Record<string, { name: string; means: string }>> = as;
  return (
    <div className="yd-stack" role="status">
      <div>
        <strong>
          {words.decided}
          {format.colon}
          {names[decision.as]?.name ?? decision.as}
        </strong>{' '}
        <span className="yd-quiet">{words.decidedBy(decision.by, format.instant(decision.at))}</span>
      </div>
      <div>
        {words.note}
        {format.colon}
        {decision.note === '' ? words.noNote : decision.note}
      </div>
      {may(me, 'undo') ? (
        <div>
          <Undo id={decision.id} name={words.undoName(String(decision.id))} />
        </div>
      ) : null}
    </div>
  );
}
