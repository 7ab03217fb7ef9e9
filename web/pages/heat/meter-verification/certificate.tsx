import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import { FactsPanel } from '../../platform/ledger/facts-panel.tsx';
import { HistoryPanel } from '../../platform/ledger/history-panel.tsx';
import { editable, useCertificateText } from './certificate-text.tsx';
import { certificateWords } from './certificate-words.ts';

/** One certificate: its fields and their sources, a manual edit, and who changed what. */
export function OneCertificate({ certificate, keeps }: { readonly certificate: string; readonly keeps: boolean }) {
  const words = usePageWords(certificateWords);
  const text = useCertificateText();
  const { data, error, refetch } = useQuery(api.meterVerification.get.queryOptions({ input: { certificate } }));
  const history = useQuery(api.meterVerification.history.queryOptions({ input: { certificate } }));
  if (data === undefined) return <ProblemView error={error} again={refetch} />;
  const { provenance, ...values } = data;
  return (
    <>
      <FactsPanel title={words.one(certificate)} fields={editable} text={text} of={{ values, dated: {}, provenance }} />
      {keeps ? (
        <EditPanel
          fields={editable}
          first="result"
          of={text}
          write={({ set }) => client.meterVerification.edit({ certificates: [certificate], set })}
        />
      ) : null}
      <HistoryPanel query={history} text={text} />
    </>
  );
}
