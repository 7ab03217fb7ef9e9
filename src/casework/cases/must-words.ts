import type { Words } from '#kernel/finding.ts';

/** Messages of what does not agree with the library of standards, with surveys or with other cases under way. */
export const mustWords: Words = {
  'must-exist@standard-in-force': {
    zh: '{name}“{value}”不是标准库中现行的标准。请在标准库中核对编码和状态；已废止、尚在编制的不办理此事项。{rule}',
    en: '{name} is {value}, which is no standard in force in the library. Check its code and state there; none is taken that is abolished or still drafted. {rule}',
  },
  'must-exist@standard-numbers': {
    zh: '{name}中的“{value}”不在标准库中。请核对编号；确有该标准的，先登记到标准库。{rule}',
    en: '{name} names {value}, which the library of standards does not have. Check the number; if there is such a standard, have it registered first. {rule}',
  },
  'must-exist@survey': {
    zh: '{name}“{value}”不是关于该标准的问卷。请在调查问卷中查找编号；没有的，先发起针对该标准的问卷。{rule}',
    en: '{name} is {value}, which is no survey about that standard. Look its code up among the surveys, or start one about the standard first. {rule}',
  },
  'must-be-new@number': {
    zh: '标准库中已有编号为“{value}”的另一标准，{name}不能与之相同。请核对编号；修订该标准的，体系编码填原标准的。{rule}',
    en: 'The library already has another standard with the number {value}, which {name} cannot be. Check the number; to revise that standard, give its code in the system. {rule}',
  },
  'must-have-field': {
    zh: '按所填的{name}，须填写{of}。{rule}',
    en: 'With {name} as given, {of} is needed too: fill it in. {rule}',
  },
  'must-be-only': {
    zh: '同一{of}的“{procedure}”已有办件在办，不能再办一件。请在那一件中办理，或先将其办结、终止。{rule}',
    en: 'A case of {procedure} with the same {of} is under way, so there cannot be another. Go on with that one, or end it first. {rule}',
  },
};
