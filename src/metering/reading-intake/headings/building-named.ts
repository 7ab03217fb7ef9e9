/** The building or stair in a row of its own, above the rows that belong to it. */
export type PlaceLine = { readonly level: 'building' | 'stair'; readonly name: string };

const houseZh = /^[^\s:：,，;；]{0,12}(?:楼|[栋幢座]|大厦|公寓|宿舍|馆|号院|院区)$/u;
const house =
  /^(?:building|bldg\.?|block|tower|house|hall|dorm(?:itory)?|haus|gebäude|bâtiment|bât\.?|edificio|torre|blok|byggnad)\s*[\p{L}\d][\p{L}\d-]{0,11}$|^[\p{L}\d' ]{1,24}\s(?:building|block|tower|hall|house)$/iu;
const stair = /^(?:第?[\da-z一二三四五六七八九十]+)单元$|^(?:stair(?:case|well)?|entrance|aufgang|escalier|scala)\s*[\p{L}\d]{1,4}$/iu;

/** The building or stair named by a row that holds nothing else; null if it is not such a row. @example placeLine(['3号楼', '', '']) */
export function placeLine(cells: readonly string[]): PlaceLine | null {
  const [only, ...others] = cells.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => cell !== '');
  if (only === undefined || others.length > 0) return null;
  const plain = only.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const name = plain.replace(/^(?:楼栋|楼号|建筑|building)\s*:\s*/iu, '').replace(/[:：]$/u, '');
  if (stair.test(name)) return { level: 'stair', name };
  return houseZh.test(name) || house.test(name) ? { level: 'building', name } : null;
}

const numbered =
  /(?:[东西南北中\p{L}]区)?(?:第?[\da-z一二三四五六七八九十]+)[#号]?(?:宿舍|公寓|教学|办公)?(?:楼|[栋幢座])(?![层宇上下道房盘管长])/giu;
const called = /[^\s\d年月日份度期_\-—()（）.,，、·第各全所本总]{1,8}(?:楼|大厦)(?![层宇上下道房盘管长栋])/gu;
const abroad = /(?<![a-z])(?:building|bldg|block|tower|haus|gebäude|bâtiment|edificio|torre)[\s_]+(?:\d{1,4}[a-z]?|[a-z])(?![a-z\d])/giu;
/** `1-3号楼`, `1、2号楼`, `1至3栋`. */
const several =
  /[\da-z一二三四五六七八九十]\s*[#号]?(?:楼|[栋幢座])?\s*[-~—–至到、,，和及与]\s*[\da-z一二三四五六七八九十]+\s*[#号]?(?:楼|[栋幢座])/iu;

/** The only building named by a title, a sheet or a file name; null if there is none, or several. */
export function buildingIn(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\.[a-z\d]{1,5}$/iu, '');
  if (several.test(plain)) return null;
  for (const named of [numbered, called, abroad]) {
    const found = new Set([...plain.matchAll(named)].map(([name]) => name.replace(/_/gu, ' ').trim()));
    if (found.size > 0) return found.size === 1 ? ([...found][0] as string) : null;
  }
  return null;
}
