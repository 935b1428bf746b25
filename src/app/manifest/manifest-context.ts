import type { ResourceValue } from '../../formats/resource-types/resource-value.js';
import { androidAttribute, type XmlElement } from '../../formats/resource-types/xml-element.js';
import type { AppResources, PhoneLanguage } from '../app-resources.js';

/** What reading any element of one manifest needs. */
export interface ManifestContext {
  /** Archive entry, for evidence. */
  readonly entry: string;
  /** The `package` attribute; '' where it is missing. */
  readonly package: string;
  readonly resources: AppResources;
}

/** Text of an `android:` attribute with references resolved; null where it is absent or unresolved. */
export function textAttribute(
  context: ManifestContext,
  element: XmlElement,
  name: string,
  language?: PhoneLanguage,
): string | null {
  return context.resources.text(androidAttribute(element, name), language);
}

/** Value of an `android:` boolean; null where it is absent or unresolved. */
export function flagAttribute(context: ManifestContext, element: XmlElement, name: string): boolean | null {
  return context.resources.flag(androidAttribute(element, name));
}

/** Value of an `android:` integer; null where it is absent or not a number. */
export function integerAttribute(context: ManifestContext, element: XmlElement, name: string): number | null {
  return context.resources.integer(androidAttribute(element, name));
}

/** Bits of an `android:` flags attribute by name; bits without a name as one hexadecimal rest. */
export function bitNames(value: ResourceValue | undefined, names: ReadonlyMap<number, string>): string[] {
  if (value?.kind === 'string') return value.text.split('|').map((name) => name.trim());
  if (value?.kind !== 'integer') return [];
  const found: string[] = [];
  let rest = value.value >>> 0;
  for (const [bit, name] of names) {
    if ((rest & bit) === 0) continue;
    found.push(name);
    rest = (rest & ~bit) >>> 0;
  }
  return rest === 0 ? found : [...found, `0x${rest.toString(16)}`];
}

/** A class name as the manifest may shorten it: `.Main` and `Main` belong to the package. */
export function fullClassName(context: ManifestContext, name: string): string {
  if (name.startsWith('.')) return context.package + name;
  return name.includes('.') ? name : `${context.package}.${name}`;
}

export function childElements(element: XmlElement, tag: string): XmlElement[] {
  return element.children.filter((child) => child.tag === tag);
}
