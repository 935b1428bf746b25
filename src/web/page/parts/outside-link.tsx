import type { ComponentChildren, JSX } from 'preact';

interface OutsideLinkProps {
  readonly url: string;
  /** The address itself where it is left out. */
  readonly children?: ComponentChildren;
}

/** A link to somebody else's page; an address that is none of the web is text. */
export function OutsideLink({ url, children }: OutsideLinkProps): JSX.Element {
  if (!/^https?:\/\//i.test(url)) return <span class="address">{children ?? url}</span>;
  return (
    <a class="address" href={url} target="_blank" rel="noreferrer">
      {children ?? url}
    </a>
  );
}
