import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { sendingWords } from './sending-words.ts';
import { Alert } from '../../../ui/alert.tsx';

export type Outcome = Awaited<ReturnType<typeof client.notice.mailServer.test>>;

/** The exact outcome of a test. */
export function TestOutcome({ of }: { readonly of: Outcome | undefined }) {
  const words = usePageWords(sendingWords);
  const format = useFormat();
  if (of === undefined) return null;
  return of.ok ? (
    <Alert type="success" role="status" title={words.testOk(format.count(of.ms))} />
  ) : (
    <Alert type="error" role="alert" title={words.testFailed} description={of.detail} />
  );
}
