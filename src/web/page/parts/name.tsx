import type { JSX } from 'preact';
import { visible } from '../../../report/html/visible.js';

/** A name somebody else gave: shown without what reorders text, and apart from the text around it. */
export function Name({ text }: { readonly text: string }): JSX.Element {
  return <bdi class="name">{visible(text)}</bdi>;
}
