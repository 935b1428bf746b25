import { XMLParser } from 'fast-xml-parser';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { ANDROID_NAMESPACE, type XmlAttribute, type XmlElement } from '../resource-types/xml-element.js';

const TOOLS_NAMESPACE = 'http://schemas.android.com/tools';
const ATTRIBUTES = ':@';
const TEXT = '#text';

/** What the XML library gives for a node when order is preserved: one key for the tag, one for its attributes. */
type RawNode = Readonly<Record<string, unknown>>;

const parser = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
} as const;

/**
 * Reads XML in plain text: a manifest from a project, merged by a build or inside an AAR. Every value is text, with
 * `@type/name` references unresolved. Elements marked `tools:node="remove"` are left out, as the build leaves them.
 *
 * @throws ParseError `not-utf-8`, `malformed`, `no-root-element`, `too-deep`, `too-many-elements`
 */
export function readXmlText(bytes: Uint8Array, entry: string, limits: Limits): XmlElement {
  const nodes = parse(decode(bytes, entry), entry);
  const root = nodes.find((node) => tagOf(node) !== undefined);
  if (root === undefined) throw new ParseError('xml', 'no-root-element', entry, -1);
  const budget = { elements: limits.xmlElements, depth: limits.xmlDepth, entry };
  return toElement(root, new Map(), 0, budget);
}

function decode(bytes: Uint8Array, entry: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ParseError('xml', 'not-utf-8', entry, -1);
  }
}

function parse(text: string, entry: string): readonly RawNode[] {
  try {
    return new XMLParser(parser).parse(text, true) as readonly RawNode[];
  } catch {
    // The library's message tells line and column of its own reading; the caller names the document.
    throw new ParseError('xml', 'malformed', entry, -1);
  }
}

interface Budget {
  elements: number;
  readonly depth: number;
  readonly entry: string;
}

function toElement(
  node: RawNode,
  inherited: ReadonlyMap<string, string>,
  depth: number,
  budget: Budget,
): XmlElement {
  if (depth >= budget.depth) throw new ParseError('xml', 'too-deep', budget.entry, -1);
  if (--budget.elements < 0) throw new ParseError('xml', 'too-many-elements', budget.entry, -1);
  const tag = tagOf(node) ?? '';
  const written = Object.entries((node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>);
  const namespaces = new Map(inherited);
  for (const [name, value] of written) if (name.startsWith('xmlns:')) namespaces.set(name.slice(6), value);
  const inside = (node[tag] ?? []) as readonly RawNode[];
  const children = inside.filter((child) => tagOf(child) !== undefined && !isRemoved(child, namespaces));
  return {
    tag,
    attributes: written.flatMap(([name, value]) => attribute(name, value, namespaces)),
    children: children.map((child) => toElement(child, namespaces, depth + 1, budget)),
    text: inside.map((child) => (typeof child[TEXT] === 'string' ? child[TEXT] : '')).join(''),
  };
}

function tagOf(node: RawNode): string | undefined {
  return Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
}

function isRemoved(node: RawNode, namespaces: ReadonlyMap<string, string>): boolean {
  const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(attributes).some(([name, value]) => {
    const [prefix = '', local] = name.split(':');
    const tools = namespaces.get(prefix) === TOOLS_NAMESPACE && local === 'node';
    return tools && (value === 'remove' || value === 'removeAll');
  });
}

function attribute(name: string, text: string, namespaces: ReadonlyMap<string, string>): XmlAttribute[] {
  const colon = name.indexOf(':');
  if (colon < 0) return name === 'xmlns' ? [] : [{ name, android: false, value: { kind: 'string', text } }];
  if (namespaces.get(name.slice(0, colon)) !== ANDROID_NAMESPACE) return [];
  return [{ name: name.slice(colon + 1), android: true, value: { kind: 'string', text } }];
}
