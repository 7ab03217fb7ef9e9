import type { FilePlace, FilePlaces } from './file-place.ts';

const bound = (zh: string, en: string): FilePlace => ({
  zh: `${zh}数、事项，或 today（当日）、begun（受理日）、building.字段（建筑的登记内容或生命周期日期）、project.字段（项目的登记内容）、step.步骤（上次办理日）、count.步骤（办理次数），或 {total: [几项之和], less: [减去的几项]}，其中 last.事项为上一期报告所填。`,
  en: `${en} a number, a field, or today, begun (day on which the case began), building.NAME (a fact of the building or a day of its life), project.NAME (a fact of the project), step.NAME (its last day), count.NAME (how often it was taken), or {total: [fields together], less: [those taken off]}, where last.NAME is that of the report before.`,
  names: 'fields',
  values: ['today', 'begun'],
});

/** What a value, or a case, must agree with. @param ofEveryPart names, source, status @param when the condition */
export const mustPlace = (ofEveryPart: FilePlaces, when: FilePlace): FilePlace => ({
  zh: '须与什么相符，一条一项；所依据的内容未知时只作提示。', en: 'What must be true, one item each; where what it depends on is unknown, it is only told.',
  keys: {
    ...ofEveryPart,
    atMost: bound('不大于（不晚于）', 'At most, or not after:'),
    atLeast: bound('不小于（不早于）', 'At least, or not before:'),
    equals: bound('等于', 'Equals:'),
    times: { zh: '先把比较的数乘以此数，如 0.2 为百分之二十。', en: 'The bound is multiplied by this first: 0.2 is a fifth.' },
    plus: { zh: '再加上此数；日期为天数。', en: 'Then this is added to it; days to a day.' },
    column: { zh: '表格：比较的是此列的合计；与 exists 同写时，是此列每一行的编号；与 among 同写时，是此列每一行的建筑；与 distinct 同写时，各行不得相同。', en: 'Of a table: the total of this column is compared; with exists and among, what each row has in it; with distinct, no two rows have the same.' },
    distinct: { zh: '此列各行不得相同，如同一建筑不得填两行；写 true。', en: 'No two rows have the same in the column, such as one building twice; give true.', values: ['true'] },
    alike: {
      zh: '与其他办件所填一致，如同一更新单元的现状建筑面积。', en: 'Other cases have the same value, such as the floor area of one renewal unit.',
      keys: {
        in: { zh: '与哪些状态的办件核对。', en: 'The states of the cases that are compared.', names: 'states' },
        per: { zh: '在什么范围内核对：事项、地区、建筑、单位、项目或受理年份。', en: 'Which cases: those that agree in fields, place, building, organisation, project or year of beginning.', names: 'fields', values: ['region', 'building', 'organisation', 'project', 'year'] },
      },
    },
    sum: {
      zh: '比较的是各办件的合计，含本件。', en: 'The total over cases is compared, this one included.',
      keys: {
        in: { zh: '计入哪些状态的办件。', en: 'The states of the cases that count.', names: 'states' },
        per: { zh: '在什么范围内合计：事项、地区、建筑、单位、项目或受理年份。', en: 'Over which cases: those that agree in fields, place, building, organisation, project or year of beginning.', names: 'fields', values: ['region', 'building', 'organisation', 'project', 'year'] },
        where: { zh: '只计入这些事项为此值的办件，如 {reason: other}。', en: 'Only cases whose fields have these values count, such as {reason: other}.' },
      },
    },
    noneOf: { zh: '不得是这些选项，如清洁取暖改造后仍为散煤。', en: 'None of these options, such as loose coal after a change to clean heating.' },
    exists: { zh: '须是存在的：project 办理人可见的项目编号，building 办件所在地区的建筑编号，household 办件所在地区（选定供热企业的，为该企业）热用户的户号，standard-code 标准体系编码，standard 标准库中已有的标准，standard-in-force 其中现行的，standard-numbers 其中各标准的编号；{number, of} 另一流程的办件所取得的编号；{survey: 事项} 关于该事项所填编码的标准的问卷，{season: 事项} 该事项所填的户所在地已开始的采暖季。', en: 'It must name a project that who acts can see, a building of the place of the case, or a household that is heated there (by the company that the case is about), be a code by the rule of the library of standards, name a standard in it, one in force, or several by their numbers; or a number that a case of another procedure was given: {number, of}; or a survey about the standard whose code is in a field: {survey: field}; or a heating season, begun by now, of where the household in a field is: {season: field}.', values: ['project', 'building', 'household', 'standard-code', 'standard', 'standard-in-force', 'standard-numbers'] },
    absent: { zh: '不得已有：建筑的一项（如 building.demolished），standard（标准库中同编码的标准），或 {standard: number, but: 事项}（标准库中同编号、而编码与该事项不同的标准）。', en: 'What must not be there: a fact of the building (building.demolished), standard (one of that code in the library), or {standard: number, but: field} (one of that number, other than the one with the code in the field).', values: ['standard'] },
    among: { zh: '本办件的建筑，或表格此列各行的建筑，须是项目登记的建筑：project.buildings；项目没有登记建筑的，只作提示。', en: 'The building of the case, or those in a column, are among those that its project lists: project.buildings. Where it lists none, that is only told.', values: ['project.buildings'] },
    needs: { zh: '须同时填写的另一事项；表格至少一行。', en: 'Another field that must have a value too; a table at least one row.', names: 'fields' },
    only: {
      zh: '处于这些状态的其他办件，不得与本件在这些方面都相同。', en: 'No other case in one of these states agrees with this one in all of these.',
      keys: {
        in: { zh: '哪些状态的办件。', en: 'The states of those cases.', names: 'states' },
        per: { zh: '在哪些方面：事项、地区、建筑、单位、项目或受理年份；写在整个流程上的不含事项。', en: 'In what: fields, place, building, organisation, project or year of beginning; for the procedure as a whole no fields.', names: 'fields', values: ['region', 'building', 'organisation', 'project', 'year'] },
      },
    },
    case: {
      zh: '须已有另一流程的办件。', en: 'There must be a case of another procedure.',
      keys: {
        procedure: { zh: '流程的代码。', en: 'The code of the procedure.' },
        in: { zh: '处于哪些状态。', en: 'The states that it may be in.' },
        same: { zh: '与本件的哪些关联相同。', en: 'What it has in common with this case.', values: ['building', 'organisation', 'project'] },
        atLeast: { zh: '该办件的某项不低于本件的某项，如 {star: star}。', en: 'Which of its fields are at least which fields of this case, such as {star: star}.' },
      },
    },
    when,
    else: { zh: '不符时：refuse 不予办理，reason 写明理由后办理并留存，tell 提示并留存。', en: 'Otherwise: refused; taken with a reason that is kept; told and kept.', values: ['refuse', 'reason', 'tell'] },
  },
});
