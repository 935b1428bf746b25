import type { ResourceValue } from './resource-value.js';

export const ANDROID_NAMESPACE = 'http://schemas.android.com/apk/res/android';

/** An element of a manifest or another compiled XML file; binary, protobuf and plain text forms all become this. */
export interface XmlElement {
  readonly tag: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Character data directly inside, joined. */
  readonly text: string;
}

export interface XmlAttribute {
  /** Local name; for framework attributes the name that the resource id stands for, whatever the file calls it. */
  readonly name: string;
  /** Whether Android takes it for an attribute of its own (by resource id, else by namespace). */
  readonly android: boolean;
  readonly value: ResourceValue;
}

/** Value of a framework attribute, e.g. `android:name`. */
export function androidAttribute(element: XmlElement, name: string): ResourceValue | undefined {
  return element.attributes.find((attribute) => attribute.android && attribute.name === name)?.value;
}

/** Value of an attribute without namespace, e.g. `package`. */
export function plainAttribute(element: XmlElement, name: string): ResourceValue | undefined {
  return element.attributes.find((attribute) => !attribute.android && attribute.name === name)?.value;
}
