import { certificateFacts, certificateFieldTerms } from '#heat/meter-verification/vocabulary.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { EntityText } from '../../platform/ledger/facts.ts';
import { useKindText } from '../../platform/ledger/kind-text.tsx';
import { certificateWords } from './certificate-words.ts';

/** The fields of a certificate that a person edits, in their order; its number is fixed. */
export const editable = Object.keys(certificateFacts);

/** Names and readable values of a certificate's fields; null if not filled in. */
export const useCertificateText = (): EntityText =>
  useKindText(certificateFieldTerms, { valueHint: usePageWords(certificateWords).hint, undated: true });
