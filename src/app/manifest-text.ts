import { ByteBudget } from '../bytes/byte-budget.js';
import { DEFAULT_LIMITS, type Limits } from '../bytes/limits.js';
import type { ResourceValue } from '../formats/resource-types/resource-value.js';
import {
  ANDROID_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
} from '../formats/resource-types/xml-element.js';
import { openContainer, type PackageFile } from './containers/open-container.js';
import { readBaseManifest } from './read-manifest.js';

/**
 * The base package's manifest as XML text, the way a person can read it. References to resources stay as they are
 * written: what they resolve to is in the facts.
 * @throws InputError where there is none that can be read
 */
export async function manifestText(
  files: readonly PackageFile[],
  name: string,
  limits: Limits = DEFAULT_LIMITS,
): Promise<string> {
  const opened = await openContainer(files, limits, new ByteBudget(limits));
  const root = await readBaseManifest(opened, name, limits);
  const lines = ['<?xml version="1.0" encoding="utf-8"?>', ...elementLines(root, '', true)];
  return `${lines.join('\n')}\n`;
}

function elementLines(element: XmlElement, indent: string, isRoot: boolean): string[] {
  const declaration = isRoot ? ` xmlns:android="${ANDROID_NAMESPACE}"` : '';
  const attributes = element.attributes.map(attributeText).join('');
  const head = `${indent}<${nameOf(element.tag)}${declaration}${attributes}`;
  const text = element.text.trim();
  if (element.children.length === 0 && text === '') return [`${head}/>`];
  return [
    `${head}>`,
    ...(text === '' ? [] : [`${indent}  ${escaped(text)}`]),
    ...element.children.flatMap((child) => elementLines(child, `${indent}  `, false)),
    `${indent}</${nameOf(element.tag)}>`,
  ];
}

function attributeText({ name, android, value }: XmlAttribute): string {
  return ` ${android ? 'android:' : ''}${nameOf(name)}="${escaped(valueText(value))}"`;
}

function valueText(value: ResourceValue): string {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'integer':
    case 'float':
    case 'boolean':
      return String(value.value);
    case 'reference':
      return `@0x${hex(value.id)}`;
    case 'theme-reference':
      return `?0x${hex(value.id)}`;
    case 'other':
      return `(type 0x${value.type.toString(16)}) 0x${hex(value.data)}`;
  }
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** A name as XML allows it: compiled manifests hold any string where a name belongs. */
function nameOf(name: string): string {
  const allowed = name.replace(/[^\p{L}\p{N}_.-]/gu, '_');
  return /^[\p{L}_]/u.test(allowed) ? allowed : `_${allowed}`;
}

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: section 2.2 of XML 1.0 excludes these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '&#10;')
      .replaceAll('\r', '&#13;')
      .replaceAll('\t', '&#9;')
  );
}
