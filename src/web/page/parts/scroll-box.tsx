import type { ComponentChildren, JSX } from 'preact';

interface ScrollBoxProps {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Holds a table that may be wider than the screen; the keyboard scrolls it too (WCAG 2.1.1). */
export function ScrollBox({ label, children }: ScrollBoxProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard could not reach what is scrolled away
    // biome-ignore lint/a11y/useSemanticElements: a section has the look of a card here
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
