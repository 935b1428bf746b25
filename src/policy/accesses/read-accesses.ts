import type { PolicyPermission } from '../../facts/policy-facts.js';
import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { evidenceOf, type Passage, type Quote, quote } from '../document/passage.js';
import type { DeviceAccessWords } from '../lexicon/lexicon-schema.js';
import { denseText } from '../normalize/match-text.js';

/** What one sentence says of one access. */
interface AccessStatement {
  readonly access: DeviceAccessId;
  readonly strength: 'permission' | 'data' | 'denied';
  readonly constants: readonly string[];
  readonly quote: Quote;
}

const right = /权限|授权|访问|调用|读取|开启|打开|申请|启用|permission|access|authoriz/;
const collects = /收集|采集|获取|记录|使用|上传|提供|信息类型|collect|obtain|record/;
const denies =
  /(?:不会|并不|不|未|无需|无须|并未|没有)(?:主动|再)?(?:收集|采集|获取|读取|访问|调用|申请|使用)/;

/** The accesses that the passages declare; one entry an access, the strongest statement wins. */
export function readAccesses(
  passages: readonly Passage[],
  words: readonly DeviceAccessWords[],
): PolicyPermission[] {
  const found = new Map<DeviceAccessId, AccessStatement[]>();
  for (const passage of passages) {
    if (passage.section.role === 'definitions' || passage.section.role === 'consent-exceptions') continue;
    for (const statement of statementsIn(passage, words)) {
      const present = found.get(statement.access);
      if (present === undefined) found.set(statement.access, [statement]);
      else present.push(statement);
    }
  }
  return [...found.values()].map(toPermission);
}

/** The accesses a text names, whatever it says of them. */
export function accessesNamed(quoted: Quote, words: readonly DeviceAccessWords[]): DeviceAccessId[] {
  const dense = denseText(quoted.passage.match.slice(quoted.start, quoted.end)).text;
  return words
    .filter((entry) => entry.capability.some((word) => dense.includes(word)))
    .map((entry) => entry.id);
}

function* statementsIn(passage: Passage, words: readonly DeviceAccessWords[]): Generator<AccessStatement> {
  const dense = denseText(passage.match);
  let start = 0;
  for (const sentence of dense.text.split(/(?<=[。！!？?；;])/)) {
    yield* statementsOf(sentence, words, (from, to) =>
      quote(passage, dense.indexes[start + from] ?? 0, dense.indexes[start + to] ?? passage.match.length),
    );
    start += sentence.length;
  }
}

function* statementsOf(
  sentence: string,
  words: readonly DeviceAccessWords[],
  quoteOf: (from: number, to: number) => Quote,
): Generator<AccessStatement> {
  for (const entry of words) {
    const constants = entry.constants.filter((name) => holdsWord(sentence, name.toLowerCase()));
    const [constant] = constants;
    const capability = entry.capability.find((word) => sentence.includes(word));
    const data = entry.data.find((word) => sentence.includes(word));
    const at = sentence.indexOf(capability ?? data ?? constant?.toLowerCase() ?? '\n');
    if (at < 0) continue;
    const denied = denies.test(sentence.slice(Math.max(0, at - 30), at + 20));
    const asks = constant !== undefined || (capability !== undefined && right.test(sentence));
    if (!asks && (data === undefined || !collects.test(sentence))) continue;
    yield {
      access: entry.id,
      strength: denied ? 'denied' : asks ? 'permission' : 'data',
      constants: constants.map((name) => `android.permission.${name}`),
      quote: quoteOf(Math.max(0, at - 24), Math.min(sentence.length, at + 36)),
    };
  }
}

/**
 * Whether a text holds a constant as a whole: BLUETOOTH does not stand in BLUETOOTH_CONNECT. Letters may follow, because
 * constants in a column come without space between them.
 */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (text[at - 1] !== '_' && text[at + word.length] !== '_') return true;
  }
  return false;
}

const order = ['permission', 'data', 'denied'] as const;

function toPermission(statements: readonly AccessStatement[]): PolicyPermission {
  const strength =
    order.find((level) => statements.some((statement) => statement.strength === level)) ?? 'data';
  const deciding = statements.filter((statement) => statement.strength === strength);
  const first = deciding[0] ?? statements[0];
  if (first === undefined) throw new Error('an access without statement');
  return {
    group: first.access,
    names: [...new Set(statements.flatMap(({ constants }) => constants))],
    strength,
    by: 'app',
    purpose: null,
    evidence: deciding.slice(0, 5).map((statement) => evidenceOf(statement.quote)),
  };
}
