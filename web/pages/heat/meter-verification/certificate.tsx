import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { OriginLine } from '../../platform/ledger/origin-line.tsx';
import { entityWords } from '../../platform/ledger/words.ts';
import { editable, useCertificateText } from './certificate-text.tsx';
import { certificateWords } from './certificate-words.ts';

/** One certificate: its fields and their sources, a manual edit, and who changed what. */
export function OneCertificate({ certificate, keeps }: { readonly certificate: string; readonly keeps: boolean }) {
  const words = usePageWords(certificateWords);
  const { history } = usePageWords(entityWords);
  const text = useCertificateText();
  const { data, error, refetch } = useQuery(api.meterVerification.get.queryOptions({ input: { certificate } }));
  const changed = useQuery(api.meterVerification.history.queryOptions({ input: { certificate } }));
  return (
    <>
      <Panel title={words.one(certificate)}>
        <ProblemView error={error} again={refetch} />
        {data === undefined ? null : (
          <dl className="yd-facts">
            {editable.map((field) => (
              <div key={field}>
                <dt>{text.name(field)}</dt>
                <dd>
                  {text.text(field, data[field]) ?? <span className="yd-none">{words.unknown}</span>}
                  <OriginLine of={data.provenance[field]} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Panel>
      {keeps && data !== undefined ? (
        <EditPanel
          fields={editable}
          first="result"
          of={text}
          write={({ set }) => client.meterVerification.edit({ certificates: [certificate], set })}
        />
      ) : null}
      <Panel title={history.title}>
        <HistoryTable changes={changed.data?.changes ?? []} of={text} />
      </Panel>
    </>
  );
}
