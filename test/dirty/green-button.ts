/**
 * Electricity and gas of one customer as provided by PG&E's Share My Data: blocks of a day, electricity by the hour in thousandths of Wh,
 * gas by the day in hundred-millionths of a therm, starting a second later. Values of 15 March 2012 from the feeds in the tests of eemeter
 * (github.com/openeemeter/eemeter, MIT); the names that are redacted there are made up here, and a voltage is added.
 */
const resource = 'https://api.pge.com/GreenButtonConnect/espi/1_1/resource';

const link = (rel: string, place: string): string => `<ns1:link href="${resource}/${place}" rel="${rel}"/>`;

const entry = (links: string, content: string): string =>
  `<ns1:entry><ns1:id>urn:uuid:1</ns1:id>${links}<ns1:content>${content}</ns1:content></ns1:entry>\n`;

const point = (name: string, kind: number): string =>
  entry(
    link('self', `Subscription/7/UsagePoint/${name}`),
    `<ns0:UsagePoint><ns0:ServiceCategory><ns0:kind>${kind}</ns0:kind></ns0:ServiceCategory></ns0:UsagePoint>`,
  );

const reading = (place: string, type: string): string =>
  entry(link('self', `Subscription/7/UsagePoint/${place}`) + link('related', `ReadingType/${type}`), '<ns0:MeterReading/>');

const block = (place: string, seconds: number, values: readonly (readonly [start: number, value: number])[]): string =>
  entry(
    link('self', `Subscription/7/UsagePoint/${place}/IntervalBlock/${values[0]?.[0]}`),
    `<ns0:IntervalBlock>${values
      .map(
        ([start, value]) =>
          `<ns0:IntervalReading><ns0:ReadingQuality><ns0:quality>19</ns0:quality></ns0:ReadingQuality><ns0:timePeriod>` +
          `<ns0:duration>${seconds}</ns0:duration><ns0:start>${start}</ns0:start></ns0:timePeriod><ns0:value>${value}</ns0:value></ns0:IntervalReading>`,
      )
      .join('')}</ns0:IntervalBlock>`,
  );

const type = (name: string, commodity: number, uom: number, power: number): string =>
  entry(
    link('self', `ReadingType/${name}`),
    `<ns0:ReadingType><ns0:accumulationBehaviour>4</ns0:accumulationBehaviour><ns0:commodity>${commodity}</ns0:commodity>` +
      `<ns0:powerOfTenMultiplier>${power}</ns0:powerOfTenMultiplier><ns0:uom>${uom}</ns0:uom></ns0:ReadingType>`,
  );

const begin = 1_331_794_800;

export const electricityAndGas = `<?xml version="1.0" encoding="UTF-8"?>
<ns1:feed xmlns:ns0="http://naesb.org/espi" xmlns:ns1="http://www.w3.org/2005/Atom"><ns1:title>Green Button Usage Feed</ns1:title>
${point('E1', 0)}${reading('E1/MeterReading/a', 'wh')}${block('E1/MeterReading/a', 3600, [
  [begin, 192_200],
  [begin + 3600, 171_100],
  [begin + 7200, 163_500],
])}${reading('E1/MeterReading/v', 'volt')}${block('E1/MeterReading/v', 3600, [[begin, 121_000]])}
${point('G1', 1)}${reading('G1/MeterReading/a', 'gone')}${block('G1/MeterReading/a', 86_400, [[begin + 1, 103_659_540]])}${block(
  'G1/MeterReading/a',
  86_400,
  [[begin + 86_401, 103_659_540]],
)}${type('wh', 1, 72, -3)}${type('volt', 1, 29, -3)}${type('therm', 7, 169, -8)}</ns1:feed>`;
