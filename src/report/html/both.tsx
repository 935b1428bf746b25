import type { ComponentChildren, JSX } from 'preact';
import { type Labels, labelsOf } from '../messages/labels.js';
import type { BothLanguages } from '../messages/page-words.js';
import type { Language } from '../messages/rule-text.js';
import { visible } from './visible.js';

/** Classes of what the page's style shows in one language only. */
export const languageClass: Readonly<Record<Language, string>> = { 'zh-CN': 'zh', en: 'en' };

/** Text in both languages; the page's style shows the one that is chosen. */
export function Both({ text }: { readonly text: BothLanguages }): JSX.Element {
  const { 'zh-CN': zh, en } = text;
  if (zh === en) return <>{visible(zh)}</>;
  return (
    <>
      <span class={languageClass['zh-CN']} lang="zh-CN">
        {visible(zh)}
      </span>
      <span class={languageClass.en} lang="en">
        {visible(en)}
      </span>
    </>
  );
}

/** The same made for each language. */
export function both(make: (language: Language) => string): BothLanguages {
  return { 'zh-CN': make('zh-CN'), en: make('en') };
}

/** A fixed label of the reports in both languages. */
export function bothLabels(pick: (labels: Labels) => string): BothLanguages {
  return both((language) => pick(labelsOf(language)));
}

/** A section of the page with its heading. */
export function Section(props: {
  readonly id: string;
  readonly title: BothLanguages;
  readonly count?: number;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section id={props.id}>
      <h2>
        <Both text={props.title} />
        {props.count !== undefined && <span class="count">{props.count}</span>}
      </h2>
      {props.children}
    </section>
  );
}
