import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { visible } from '../../../report/html/visible.js';
import { usePage } from '../shell/page-context.js';

interface PageHeadProps {
  /** Text of the heading; a name of an app or a file in it is made harmless. */
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** The heading of a page. It takes the focus when another page is shown, so that a screen reader says where one is. */
export function PageHead({ title, children }: PageHeadProps): JSX.Element {
  const { words, hasMoved } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hasMoved) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${visible(title)} · ${words.site}`;
  }, [title, words]);
  return (
    <div class="page-head">
      <h1 tabIndex={-1} ref={heading}>
        <bdi>{visible(title)}</bdi>
      </h1>
      {children}
    </div>
  );
}
