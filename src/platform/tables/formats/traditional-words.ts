/** Words of headings and titles in traditional characters, with the ones that local offices use. */
const words: Readonly<Record<string, string>> = {
  電號: '户号',
  瓦斯: '燃气',
  離峰: '低谷',
  週六半尖峰: '平段',
  半尖峰: '高峰',
};

const characters: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '電电錶表號号讀读數数費费時时間间開开結结戶户編编單单備备註注計计總总額额應应繳缴熱热氣气類类別别樓楼層层棟栋門门區区處处設设稱称',
    '實实際际損损點点週周帳账賬账價价稅税種种築筑積积積积狀状態态紀纪錄录碼码標标預预儲储壓压輸输餘余負负發发備备頻频變变過过連连當当終终',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
);

/** The parts that a heading may consist of to be converted, and not be the name of a place: `東樓用電量` is one, and stays unchanged. */
const parts =
  /用電量?|電[量表錶號費能價力]|[水氣熱電][錶表費]|[用耗](?:水|氣|熱|能|電)|[水氣熱]量|瓦斯|[抄讀]?[錶表](?:別|底|號|計)?|抄|[讀示度]數|費用?|金額|單價|應繳|實繳|繳[費納款]|計[費量]|期間|時[間段刻]|日期|年月|月[份底初]|年[份度]|季度|開始|起始|結束|終止|截止|[上本前當]期|[上本前]次|[迄起止][日碼]?|[用住]戶|戶[號名]|編號|號碼?|單位|倍[數率]|備註|[合總小]計|總|實[際用]|[半]?尖峰|離峰|週六半尖峰|[高低谷峰平]|經常|契約|最高|需量|功率|因數|損|流動|[帳賬][單戶號]?|統計|[地門]址|地點|門牌|房號|樓[層別棟]|名稱|設備|類別|種類|能源|項目|建築|面積|姓名|狀態|紀錄|記錄|累計|有功|無功|正向|反向|電壓|電流|頻率|[日月年度]/gu;

const traditional = new RegExp(`[${Object.keys(characters).join('')}]|瓦斯`, 'u');

const inPlain = (text: string): string => {
  let plain = text;
  for (const [word, ours] of Object.entries(words)) plain = plain.replaceAll(word, ours);
  return [...plain].map((one) => characters[one] ?? one).join('');
};

/** A heading of known words in simplified characters: `用電量(度)` becomes `用电量(度)`; others stay unchanged. */
export function simplifiedHeading(heading: string): string {
  if (!traditional.test(heading)) return heading;
  const bare = heading.replaceAll(/[(（[【][^)）\]】]*[)）\]】]/gu, '').replaceAll(parts, '');
  return /\p{Script=Han}|\d/u.test(bare) ? heading : inPlain(heading);
}

/** A title with its known words in simplified characters; names in it stay unchanged. */
export function simplifiedTitle(title: string): string {
  return traditional.test(title) ? title.replaceAll(parts, inPlain) : title;
}
