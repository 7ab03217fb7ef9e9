/** What other slices need to know of entries: their shapes as values, which of them are VERIFIED, how amounts are printed. */
export { costGiven, printedShare } from './amount-check.ts';
export { checkedId, isChecked, withoutKind } from './checked-file.ts';
export type { Found, Origin } from './chronicle.ts';
export { visitCondition } from './condition.ts';
export type { Comparison, Condition, Scalar, Test } from './condition.ts';
export { isFormal, isVerified, statusShown } from './entry.ts';
export type { Confirmed, Criterion, EntryOf, Kind, Status } from './entry.ts';
export { visitExpression } from './expression.ts';
export type { EnergyUnit, Expression } from './expression.ts';
export type { Form } from './form.ts';
export { readFormFile } from './form-file.ts';
export type { Indicator } from './indicator.ts';
export { readIndicatorFile } from './indicator-file.ts';
export type { NamedIn } from './named-in.ts';
export { textOf, wordsOf } from './passage.ts';
export type { Bound, Need, Passage, Policy, PolicyRule } from './policy.ts';
export type { Procedure } from './procedure.ts';
export { readProcedureFile } from './procedure-file.ts';
