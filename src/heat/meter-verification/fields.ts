import { choiceField, choicesOf, type Dictionary, type FieldSpec, readDay, textField } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { certificateFieldTerms, verificationKindTerms, verificationResultTerms } from './vocabulary.ts';

/** A field by its name and its label. */
const named = namesIn(certificateFieldTerms);

/** As lists write it: `后续` for 后续检定. */
const short = ({ zh }: { readonly zh: string }): string => zh.replace(/检[定查]$/u, '');

/** A day; a nonexistent one is reported as such (`heat.md` 7). */
const existingDay = (names: ReturnType<typeof named>): FieldSpec => ({
  ...names,
  parse: (text) => {
    const value = readDay(text);
    return value === null ? { fault: 'date-impossible', evidence: { value: text } } : { value };
  },
});

/** What every certificate must have, once it is registered. */
export const requiredOfCertificate = ['certificate', 'meter', 'kind', 'verified', 'result'] as const;

/** The columns of a list of certificates (`heat.md` 1); `until` is included. */
export const certificateDictionary: Dictionary = {
  kind: 'certificates',
  fields: [
    { ...textField(named('certificate', ['检定证书编号', 'code'], ['certificate number']), 100), required: true },
    { ...textField(named('meter', [], ['meter code']), 100), required: true },
    {
      ...choiceField(
        named('kind', ['检定种类']),
        choicesOf(verificationKindTerms, {
          initial: [short(verificationKindTerms.initial), '首检'],
          periodic: [short(verificationKindTerms.periodic), '周期检定', '周检'],
          'in-use': [short(verificationKindTerms['in-use']), 'in-service'],
        }),
      ),
      required: true,
    },
    { ...existingDay(named('verified', ['检定时间'], ['verification date'])), required: true },
    {
      ...choiceField(named('result', ['检定结论', '检定结果']), choicesOf(verificationResultTerms, { pass: ['合格'], fail: ['不合格'] })),
      required: true,
    },
    existingDay(named('until', ['检定有效期'], ['valid until'])),
    existingDay(named('device', ['装表时间'])),
  ],
};
