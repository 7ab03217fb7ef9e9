import type { Carrier } from '#kernel/carrier.ts';

/** A separate word, and one that others may be joined to at the end. */
const own = (...words: readonly string[]): string => `(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`;
const begun = (...words: readonly string[]): string => `(?<!\\p{L})(?:${words.join('|')})`;

/** Words for use in languages that join words: `Gasverbrauch`, `gasforbrug`. */
const joined =
  '(?:s?(?:verbr|zä|zae|bezug|menge|abrech|lieferung|kosten|rechnung)|s?(?:verbruik|meter|levering)|s?(?:forbr|förbr|mål|mät))';

/** A unit marked as heat or electricity: `kWh_th`, `kWhth`, `kWh(el)`. */
const behindUnit = (word: string): string => `(?<!\\p{L})[kmg]?wh[\\s_]*[([]?\\s*${word}\\.?\\s*[)\\]]?(?!\\p{L})`;

/** What is heated or cooled with electricity, and the temperature or thickness of something, is not heat. */
const noHeat = '(?!\\s?-?(?:pump|leit|dämm|schutz|strom|pomp|tila))';

/**
 * Names for the energy or water of readings in headings, titles and file names, in Chinese, English, Japanese, Korean and the languages of
 * Europe; the surest first.
 */
export const carrierWords: readonly (readonly [Carrier, string])[] = [
  [
    'electricity',
    [
      '用电|耗电|电用?量|电表|电费|电能|電力|電気|電氣|用電|電表|電費|電能|電量|전기|전력',
      '(?<![a-z])electric(?:ity|al)?(?![a-z])',
      begun(
        'strom(?!qu)',
        'elektri[zcks]',
        'elektřin',
        'elektrin',
        'eletricidade',
        'electricid',
        'électri',
        'elettri',
        'villamos',
        'sähkö',
      ),
      begun('elf?örbr', 'elforbr', 'elmåler', 'elmätar', 'strøm(?:forbr|måler|(?!\\p{L}))'),
      own(
        'ström',
        'stroom',
        'prąd(?:u)?',
        'energii? elektryczn\\p{L}+',
        'energia electrică',
        'elektrická energie',
        'electricitate',
        'electriciteit',
      ),
      behindUnit('el(?:ec|ektr)?'),
    ].join('|'),
  ],
  [
    'steam',
    [
      `蒸汽|蒸気|증기|스팀|用汽(?![油车])|汽用?量|(?<![a-z])steam(?![a-z])`,
      begun(`dampf(?:${joined}|(?!\\p{L}))`, 'vapeur', 'höyry'),
      own('vapore', 'stoom', 'ånga', 'para wodna', 'pára', 'gőz'),
    ].join('|'),
  ],
  [
    'cooling',
    [
      '用冷|供冷|冷用?量|冷表|冷量表|冷熱|用冷|냉방|냉수|(?<![a-z])(?:cooling|chilled[\\s_]?water)(?![a-z])',
      begun(
        '(?:fern|klima)?k(?:ä|ae)lte',
        'kühlung',
        '(?:fjern)?køl(?!\\p{L}|ske)',
        '(?:fjern)?køling',
        '(?:fjärr)?kyla(?!\\p{L})',
        'fjernkjøl',
        'kjøling',
        'kaukokylm',
        'jäähdyty',
      ),
      own(
        'froid',
        'réseau de froid',
        'refroidissement',
        'climatisation',
        'frío',
        'refrigeración',
        'raffrescamento',
        'teleraffrescamento',
        'freddo',
        'koude',
        'koeling',
        'refrigeração',
        'arrefecimento',
        'chłód',
        'chłodzenie',
        'chłodu',
        'chlad',
        'chlazení',
        'hűtés',
        'răcire',
      ),
    ].join('|'),
  ],
  [
    'heat',
    [
      '用热|供热|耗热|热用?量|热表|热计量|热能表|热力|采暖|供暖|暖气|热费|暖费|用熱|供熱|熱量|熱能|熱力|採暖|난방|열량|열에너지|지역열',
      `(?<![a-z])(?:district[\\s_]?heat(?:ing)?|heat(?:ing)?|thermal[\\s_]?energy|energy[\\s_]?thermal)(?![a-z])`,
      begun(
        `(?:fern|nah|heiz|nutz|ab)?w(?:ä|ae)rme${noHeat}`,
        'heizung',
        'heizenergie',
        'heizkosten',
        `(?:fjern|fjärr|rum|varme?)?(?:varme|värme)${noHeat}`,
        'oppvarming',
        'kaukoläm',
        `lämpö(?:energia|määrä)|lämmity`,
        `ogrzewani`,
        'teleriscald',
        'stadsverwarming',
        'stadswarmte',
      ),
      own(
        'chauffage',
        'chaleur',
        'réseau de chaleur',
        'énergie thermique',
        'warmte(?:verbruik|meter|levering)?',
        'verwarming',
        'riscaldamento',
        'calore',
        'energia termica',
        'calefacción',
        'calor',
        'energía térmica',
        'aquecimento',
        'energia térmica',
        'ciepł[oaem]',
        'ciepł\\p{L}*',
        'centralne ogrzewanie',
        'energia cieplna',
        'tepl[oa]',
        'teplá',
        'vytápění',
        'vykurovanie',
        '(?:táv)?hő(?:energia|fogyasztás|mennyiség)?',
        'távfűtés',
        'fűtés',
        'încălzire',
        'căldură',
        'energie termică',
        'θερμότητα\\p{L}*',
        'θέρμανση\\p{L}*',
        'отопление',
        'теплов\\p{L}+',
        'тепло',
      ),
      behindUnit('th(?:erm)?'),
    ].join('|'),
  ],
  [
    'gas',
    [
      '天然气|煤气|燃气|用气|耗气|(?<![空氧氮氢氩])气用?量|气表|气费|标况|标准?立?方|天然氣|煤氣|燃氣|瓦斯|都市ガス|ガス|도시가스|가스',
      '(?<![a-z])nm[3³]|(?<![a-z])(?:natural[\\s_]?)?gas(?![a-z])|(?<![a-z])(?:gaz|metano)(?![a-z])|wh[\\s_]*[([]?\\s*(?:hs|ho|pcs|gcv)(?![a-z])',
      begun('erdgas', 'aardgas', 'naturgas', 'stadsgas', 'bygas', `gas${joined}`, 'földgáz', 'maakaasu', 'kaasun?kulutus'),
      own(
        'gás(?: natural)?',
        'gaz naturel',
        'gaz ziemny',
        'gazu',
        'gaze(?: naturale)?',
        'gaz metan',
        '(?:zemní )?plyn(?:u)?',
        'gáz(?:fogyasztás)?',
        'φυσικό αέριο',
        'газ',
      ),
    ].join('|'),
  ],
  [
    'water',
    [
      '用水|耗水|水用?量|冷水|水表|水费|自来水|新鲜水|自來水|水費|水道|수도|(?<![a-z])water(?![a-z])',
      begun(`(?:kalt|trink|frisch|warm|leitungs)?wasser(?:${joined}|(?!\\p{L}))`, 'vandforbrug', 'vattenförbruk', 'vannforbruk'),
      own(
        'eau(?: froide)?',
        'acqua',
        'agua',
        'água',
        'waterverbruik',
        'vand',
        'vatten',
        'vann',
        'wod[ay]',
        'vod[ay]',
        'víz',
        'vízfogyasztás',
        'apă',
        'vesi',
      ),
    ].join('|'),
  ],
  // chilled water in Japanese and Chinese, if its unit is one of energy; otherwise it is cold water
  ['cooling', '冷水|冷冻水|冷凍水'],
  [
    'oil',
    [
      '燃油|柴油|汽油|重油|灯油|軽油|(?<![a-z])(?:diesel|fuel[\\s_]?oil|petrol)(?![a-z])',
      begun('heizöl', 'stookolie', 'fyringsolie', 'eldningsolja'),
      own('fioul', 'mazout', 'gasolio', 'gasóleo', 'gasoil', 'olej opałowy', 'fűtőolaj'),
    ].join('|'),
  ],
  ['coal', ['煤|石炭|석탄|(?<![a-z])coal(?![a-z])', own('(?:stein|braun)kohle', 'charbon', 'węgi?el', 'węgla', 'uhlí')].join('|')],
];

/** Words that mean a carrier in a cell of their own. */
export const cellWords: Readonly<Partial<Record<Carrier, string>>> = {
  electricity: '电 電 电力 市电 strom el elektrizität électricité electricidad elettricità eletricidade prąd',
  water: '水 冷水 新水 wasser eau',
  gas: '气 氣 燃气 erdgas gaz',
  heat: '热 熱 暖 wärme varme värme warmte',
  cooling: '冷 制冷 kälte froid',
};

/** What is warmed: by heat or by electricity, which is not stated. */
export const hotWater =
  /热水|熱水|給湯|온수|hot[\s_]?water|warm(?:es)?[\s_]?wasser|eau[\s_]chaude|acqua calda|agua caliente|água quente|warm[\s_]?(?:tap)?water|varmt?[\s_]?(?:vand|vann|vatten|brugsvand)|ciepła woda|teplá voda|meleg ?víz|apă caldă|lämmin käyttövesi/iu;
