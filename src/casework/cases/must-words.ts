import type { Words } from '#kernel/finding.ts';

/** What values do not agree with: others, facts, the library of standards, surveys, other cases. */
export const mustWords: Words = {
  'must-be-at-most': {
    zh: '{name}为 {value}，大于{of}（{bound}）。请核对填写的数；{of}有误的，先更正。{rule}',
    en: '{name} is {value}, above {of} ({bound}). Check the value; if {of} is wrong, correct that first. {rule}',
  },
  'must-be-at-least': {
    zh: '{name}为 {value}，小于{of}（{bound}）。请核对填写的数；{of}有误的，先更正。{rule}',
    en: '{name} is {value}, below {of} ({bound}). Check the value; if {of} is wrong, correct that first. {rule}',
  },
  'must-total-at-most': {
    zh: '{name}大于{of}（{bound}）。请核对填写的数；{of}有误的，先更正。{rule}',
    en: '{name} is above {of} ({bound}). Check the value; if {of} is wrong, correct that first. {rule}',
  },
  'must-total-at-least': {
    zh: '{name}小于{of}（{bound}）。请核对填写的数；{of}有误的，先更正。{rule}',
    en: '{name} is below {of} ({bound}). Check the value; if {of} is wrong, correct that first. {rule}',
  },
  'must-total-equal': {
    zh: '{name}与{of}（{bound}）不等。请核对两者，改正有误的一个。{rule}',
    en: '{name} differs from {of} ({bound}): they should be the same. Check both and correct the one that is wrong. {rule}',
  },
  'must-equal': {
    zh: '{name}为 {value}，与{of}（{bound}）不等。请核对两者，改正有误的一个。{rule}',
    en: '{name} is {value}, and {of} is {bound}: they should be the same. Check both and correct the one that is wrong. {rule}',
  },
  'must-not-be-after': {
    zh: '{name}为 {value}，晚于{of}（{bound}）。请填写实际日期。{rule}',
    en: '{name} is {value}, after {of} ({bound}). Enter the day on which it happened. {rule}',
  },
  'must-not-be-before': {
    zh: '{name}为 {value}，早于{of}（{bound}）。请填写实际日期；{of}有误的，先更正。{rule}',
    en: '{name} is {value}, before {of} ({bound}). Enter the day on which it happened; if {of} is wrong, correct that first. {rule}',
  },
  'must-exist': {
    zh: '{name}“{value}”不存在。请核对编号。{rule}',
    en: '{name}: {value} does not exist. Check the number. {rule}',
  },
  'must-exist@project': {
    zh: '{name}“{value}”不是您可见的项目编号。请在项目库中查找编号，或先登记项目。{rule}',
    en: '{name}: {value} is not a project that you can access. Look up its code among the projects, or register it first. {rule}',
  },
  'must-exist@building': {
    zh: '{name}有不是本地区建筑编号的：{value}。请在建筑台账中查找编号，或先登记建筑。{rule}',
    en: '{name}: {value} is not a building in the place of the case. Look up its code in the registry, or register it first. {rule}',
  },
  'must-exist@household': {
    zh: '{name}“{value}”不是本地区热用户的户号；选定供热企业的，须为该企业的热用户。请对照热费单核对户号、地区和供热企业。{rule}',
    en: '{name}: {value} is not a heated household in this place (of the heat company selected, if any). Check the number, the place and the company against the bill. {rule}',
  },
  'must-exist@season': {
    zh: '{name}“{value}”不是该户所在地已开始的采暖季。请对照热费单填写，如 2025-26。{rule}',
    en: '{name}: {value} is not a heating season that has begun where the household is. Enter it as on the bill, such as 2025-26. {rule}',
  },
  'must-be-among': {
    zh: '{name}有不是项目所登记的：{value}。请核对项目和建筑；项目漏登的，先补登。{rule}',
    en: '{name}: {value} is not among the buildings that the project of the case lists. Check the project and the building, or have it listed there first. {rule}',
  },
  'must-be-once': {
    zh: '{name}有重复的：{value}。请合并为一行，或改正有误的一行。{rule}',
    en: '{name}: {value} appears more than once. Combine its rows, or correct the one that is wrong. {rule}',
  },
  'must-exist@number': {
    zh: '{name}“{value}”不是已批准的编号。请核对编号。{rule}',
    en: '{name}: {value} is not an approved number. Check it. {rule}',
  },
  'must-exist@standard-code': {
    zh: '{name}“{value}”不符合标准体系编码规则。请在标准库的编码表中选到最末一级，再加序号。{rule}',
    en: '{name}: {value} does not follow the code table of standards. Choose the lowest level in the table, then add a number. {rule}',
  },
  'must-exist@standard': {
    zh: '{name}“{value}”不在标准库中。请在标准库中查找编码，或先登记该标准。{rule}',
    en: '{name}: {value} is not in the library of standards. Look up its code there, or have it registered first. {rule}',
  },
  'must-be-new': {
    zh: '标准库中已有编码为“{value}”的标准，办结后其内容会被更改。修订原标准的，写明理由；新编标准请换一个序号。{rule}',
    en: 'The library already has a standard with the code {value}: this case would change it. If this is a revision, give the reason; for a new standard, use another number. {rule}',
  },
  'must-be-absent': {
    zh: '建筑 {building} 已有{name}（{value}），不能再办此事项。登记有误的，先更正建筑台账。{rule}',
    en: 'The building {building} already has {name} ({value}), so this case cannot be opened. If that is wrong, correct the registry first. {rule}',
  },
  'must-be-absent@demolished': {
    zh: '建筑 {building} 已于 {value} 拆除，不能再办此事项。拆除登记有误的，先更正建筑台账。{rule}',
    en: 'The building {building} was demolished on {value}, so this case cannot be opened. If the demolition is wrong, correct the registry first. {rule}',
  },
  'must-have-case': {
    zh: '{name}：没有同一{of}的“{procedure}”办结通过的办件。请先办理，或在其中选定同一{of}。{rule}',
    en: '{name}: no case of {procedure} with the same {of} has been concluded with approval. Complete that case first, or select the same {of} in it. {rule}',
  },
  'must-have-case@least': {
    zh: '{name}：没有同一{of}、{least}不低于本件的“{procedure}”办结通过的办件。请先办理，或在其中选定同一{of}。{rule}',
    en: '{name}: no case of {procedure} with the same {of} and at least the same {least} has been concluded with approval. Complete that case first, or select the same {of} in it. {rule}',
  },
  'must-be-other': {
    zh: '{name}填的是“{value}”，与本件的其他内容不符。请核对。{rule}',
    en: '{name} is {value}, which does not agree with the rest of the case. Check it. {rule}',
  },
  'must-be-alike': {
    zh: '{name}为 {value}，与同一{of}的其他办件所填不一致。请核对，改正有误的一件。{rule}',
    en: '{name} is {value}; other cases of the same {of} state another value. Check them and correct the one that is wrong. {rule}',
  },
  'must-unlinked': {
    zh: '本办件没有选定{of}，未能核对{name}是否已有“{procedure}”的办件。请人工核对。{rule}',
    en: 'The case names no {of}: whether there is a case of {procedure} for {name} could not be checked. Check it by hand. {rule}',
  },
  'must-exist@standard-in-force': {
    zh: '{name}“{value}”不是标准库中现行的标准。请在标准库中核对编码和状态；已废止、尚在编制的不办理此事项。{rule}',
    en: '{name}: {value} is not a standard in force in the library. Check its code and state there; abolished standards and drafts are not accepted. {rule}',
  },
  'must-exist@standard-numbers': {
    zh: '{name}中的“{value}”不在标准库中。请核对编号；确有该标准的，先登记到标准库。{rule}',
    en: '{name}: {value} is not in the library of standards. Check the number; if the standard exists, have it registered first. {rule}',
  },
  'must-exist@survey': {
    zh: '{name}“{value}”不是关于该标准的问卷。请在调查问卷中查找编号；没有的，先发起针对该标准的问卷。{rule}',
    en: '{name}: {value} is not a survey about that standard. Look up its number among the surveys, or start one about the standard first. {rule}',
  },
  'must-be-new@number': {
    zh: '标准库中已有编号为“{value}”的另一标准，{name}不能与之相同。请核对编号；修订该标准的，体系编码填原标准的。{rule}',
    en: 'The library already has another standard with the number {value}, so {name} cannot be the same. Check the number; to revise that standard, enter its system code. {rule}',
  },
  'must-have-field': {
    zh: '按所填的{name}，须填写{of}。{rule}',
    en: 'With {name} as given, {of} is needed too: fill it in. {rule}',
  },
  'must-be-only': {
    zh: '同一{of}的“{procedure}”已有办件在办，不能再办一件。请在那一件中办理，或先将其办结、终止。{rule}',
    en: 'A case of {procedure} with the same {of} is under way, so there cannot be another. Go on with that one, or end it first. {rule}',
  },
  'must-be-only@reason': {
    zh: '同一{of}已有“{procedure}”的办件。请核对是否重复办理；确需另办的，写明理由。{rule}',
    en: 'There is a case of {procedure} with the same {of} already. Check that the case is not a duplicate; if another one is needed, give the reason. {rule}',
  },
};
