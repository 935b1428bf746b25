import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { frameworkAttributeName } from '../axml/framework-attributes.js';
import type { ResourceValue } from '../resource-types/resource-value.js';
import { ANDROID_NAMESPACE, type XmlAttribute, type XmlElement } from '../resource-types/xml-element.js';
import { readItem } from './aapt-item.js';
import { wireFields, wireText } from './wire-reader.js';

/**
 * Reads a manifest of an app bundle: aapt.pb.XmlNode of AAPT2's Resources.proto. Attributes are known by resource id
 * before name, as in binary XML.
 *
 * @throws ParseError where the message is broken or a limit is reached
 */
export function readProtoXml(bytes: Uint8Array, entry: string, limits: Limits): XmlElement {
  const budget = { elements: limits.xmlElements, depth: limits.xmlDepth, entry };
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 1) return readElement(body, 0, budget);
  }
  throw new ParseError('proto', 'no-root-element', entry, 0);
}

interface Budget {
  elements: number;
  readonly depth: number;
  readonly entry: string;
}

/** XmlElement: 3 name, 4 attribute, 5 child node (whose 1 is an element and 2 text). */
function readElement(bytes: Uint8Array, depth: number, budget: Budget): XmlElement {
  const { entry } = budget;
  if (depth >= budget.depth) throw new ParseError('proto', 'too-deep', entry, -1);
  if (--budget.elements < 0) throw new ParseError('proto', 'too-many-elements', entry, -1);
  let tag = '';
  let text = '';
  const attributes: XmlAttribute[] = [];
  const children: XmlElement[] = [];
  for (const { number, bytes: body } of wireFields(bytes, entry)) {
    if (number === 3) tag = wireText(body);
    else if (number === 4) attributes.push(readAttribute(body, entry));
    else if (number === 5) {
      for (const child of wireFields(body, entry)) {
        if (child.number === 1) children.push(readElement(child.bytes, depth + 1, budget));
        else if (child.number === 2) text += wireText(child.bytes);
      }
    }
  }
  return { tag, attributes, children, text };
}

/** XmlAttribute: 1 namespace, 2 name, 3 value as written, 5 resource id, 6 compiled item. */
function readAttribute(bytes: Uint8Array, entry: string): XmlAttribute {
  let namespace = '';
  let name = '';
  let framework: string | undefined;
  let value: ResourceValue = { kind: 'string', text: '' };
  let compiled: ResourceValue | undefined;
  for (const field of wireFields(bytes, entry)) {
    if (field.number === 1) namespace = wireText(field.bytes);
    else if (field.number === 2) name = wireText(field.bytes);
    else if (field.number === 3) value = { kind: 'string', text: wireText(field.bytes) };
    else if (field.number === 5) framework = frameworkAttributeName(field.value);
    else if (field.number === 6) compiled = readItem(field.bytes, entry);
  }
  return {
    name: framework ?? name,
    android: framework !== undefined || namespace === ANDROID_NAMESPACE,
    value: compiled ?? value,
  };
}
