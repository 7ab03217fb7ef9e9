import { childOf, readXml, type Xml, type XmlFault, xmlText } from './xml.ts';

/** What a function of a meter reported. `at`: its own time if it names one, as written; `value`: as written. */
export type CollectorValue = {
  readonly meter: string;
  readonly id: string;
  readonly coding: string | null;
  readonly error: string | null;
  readonly at: string | null;
  readonly value: string;
};

/** Measured values of a collector (`standards.md` 1.5). `parsed`: whether they are values rather than the bytes of the meters' frames. */
export type CollectorData = {
  readonly operation: 'query' | 'reply' | 'report' | 'continuous';
  readonly sequence: string | null;
  readonly total: string | null;
  readonly current: string | null;
  readonly parsed: boolean;
  readonly time: string | null;
  readonly values: readonly CollectorValue[];
};

/** A message from or to a collector. `type` is what it is dispatched on; other bodies are kept unchanged. */
export type CollectorMessage = {
  readonly building: string;
  readonly gateway: string;
  readonly type: string;
  readonly body:
    | { readonly kind: 'identity'; readonly operation: string; readonly value: string | null }
    | { readonly kind: 'heartbeat'; readonly operation: string; readonly value: string | null }
    | { readonly kind: 'data'; readonly data: CollectorData }
    | { readonly kind: 'acknowledgement'; readonly operation: string; readonly sequence: string | null; readonly current: string | null }
    | { readonly kind: 'other'; readonly xml: Xml | null };
};

export type MessageFault = XmlFault | 'message-without-sender' | 'message-without-body';

const operations = new Set(['query', 'reply', 'report', 'continuous']);

/** The content of a message, from its XML. */
export function readCollectorMessage(text: string): CollectorMessage | MessageFault {
  const root = readXml(text);
  if (typeof root === 'string') return root;
  const common = childOf(root, 'common');
  const [building, gateway, type] = ['building_id', 'gateway_id', 'type'].map((name) => childOf(common, name)?.text);
  if (root.name !== 'root' || !building || !gateway || !type) return 'message-without-sender';
  const body = bodyOf(root, type);
  return body === null ? 'message-without-body' : { building, gateway, type, body };
}

function bodyOf(root: Xml, type: string): CollectorMessage['body'] | null {
  const identity = childOf(root, 'id_validate');
  if (identity !== undefined) return { kind: 'identity', ...operationOf(identity, type) };
  const beat = childOf(root, 'heart_beat');
  if (beat !== undefined) return { kind: 'heartbeat', ...operationOf(beat, type) };
  const data = childOf(root, 'data');
  if (data !== undefined && operations.has(type)) return { kind: 'data', data: dataOf(data, type as CollectorData['operation']) };
  const report = childOf(root, 'report_config');
  if (report !== undefined)
    return { kind: 'acknowledgement', operation: type, sequence: textOf(report, 'sequence'), current: textOf(report, 'current') };
  if (['request', 'md5', 'report', 'continuous'].includes(type)) return null;
  return { kind: 'other', xml: root.children.find(({ name }) => name !== 'common') ?? null };
}

function operationOf(body: Xml, type: string): { operation: string; value: string | null } {
  const operation = body.attributes['operation'] ?? type;
  return { operation, value: textOf(body, operation) };
}

const textOf = (one: Xml, name: string): string | null => childOf(one, name)?.text || null;

function dataOf(data: Xml, operation: CollectorData['operation']): CollectorData {
  const values = data.children
    .filter(({ name }) => name === 'meter')
    .flatMap((meter) => meter.children.filter(({ name }) => name === 'function').map((one) => valueOf(meter, one)));
  const parsed = (textOf(data, 'parser') ?? textOf(data, 'parse') ?? 'yes').toLowerCase() !== 'no';
  const [sequence, total, current, time] = ['sequence', 'total', 'current', 'time'].map((name) => textOf(data, name) ?? null);
  return { operation, sequence: sequence ?? null, total: total ?? null, current: current ?? null, time: time ?? null, parsed, values };
}

function valueOf({ attributes: { id: meter = '' } }: Xml, { attributes, text }: Xml): CollectorValue {
  const { id = '', coding, error, sample_time: at } = attributes;
  return { meter, id, coding: coding || null, error: error || null, at: at || null, value: text };
}

/** Whether a function reported a value: its `error` is 0 or 192, or missing (`standards.md` 1.5). */
export const isGood = ({ error }: Pick<CollectorValue, 'error'>): boolean => error === null || /^0*(?:0|192)$/u.test(error.trim());

const element = (name: string, text: string | null): string => (text === null ? '' : `<${name}>${xmlText(text)}</${name}>`);

const named = (name: string, text: string | null): string => (text === null ? '' : ` ${name}="${xmlText(text)}"`);

/** The XML of a message, without its declaration; the reverse of `readCollectorMessage`. */
export function writeCollectorMessage({ building, gateway, type, body }: CollectorMessage): string {
  const common = `<common>${element('building_id', building)}${element('gateway_id', gateway)}${element('type', type)}</common>`;
  return `<root>${common}${writtenBody(body)}</root>`;
}

function writtenBody(body: CollectorMessage['body']): string {
  switch (body.kind) {
    case 'identity':
    case 'heartbeat': {
      const name = body.kind === 'identity' ? 'id_validate' : 'heart_beat';
      return `<${name}${named('operation', body.operation)}>${element(body.operation, body.value)}</${name}>`;
    }
    case 'acknowledgement': {
      const inside = `${element(body.operation, 'pass')}${element('sequence', body.sequence)}${element('current', body.current)}`;
      return `<report_config${named('operation', body.operation)}>${inside}</report_config>`;
    }
    case 'data':
      return writtenData(body.data);
    case 'other':
      return body.xml === null ? '' : writtenXml(body.xml);
  }
}

function writtenData(data: CollectorData): string {
  const { operation, sequence, total, current, parsed, time, values } = data;
  const head = [element('sequence', sequence), element('parser', parsed ? 'yes' : 'no'), element('time', time)];
  const pieces = [element('total', total), element('current', current)];
  const meters = values.map(
    ({ meter, id, coding, error, at, value }) =>
      `<meter${named('id', meter)}><function${named('id', id)}${named('coding', coding)}${named('error', error)}${named('sample_time', at)}>` +
      `${xmlText(value)}</function></meter>`,
  );
  return `<data${named('operation', operation)}>${[...head, ...pieces, ...meters].join('')}</data>`;
}

function writtenXml({ name, attributes, text, children }: Xml): string {
  const given = Object.entries(attributes).map(([key, value]) => named(key, value));
  return `<${name}${given.join('')}>${xmlText(text)}${children.map(writtenXml).join('')}</${name}>`;
}
